/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of profiles. */
@NullMarked
package io.cplnprefect.cpln.profile;

import org.jspecify.annotations.NullMarked;
