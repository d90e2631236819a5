/* SPDX-License-Identifier: Apache-2.0 */
/** Tests of discovery. */
@NullMarked
package io.cplnprefect.cpln.discovery;

import org.jspecify.annotations.NullMarked;
