/* SPDX-License-Identifier: Apache-2.0 */
/** Organizations. */
@NullMarked
package io.cplnprefect.cpln.org;

import org.jspecify.annotations.NullMarked;
