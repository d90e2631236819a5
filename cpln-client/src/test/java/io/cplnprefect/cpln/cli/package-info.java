/* SPDX-License-Identifier: Apache-2.0 */
/** Comparisons with the vendor's own client. */
@NullMarked
package io.cplnprefect.cpln.cli;

import org.jspecify.annotations.NullMarked;
