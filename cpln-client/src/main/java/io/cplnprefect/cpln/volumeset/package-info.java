/* SPDX-License-Identifier: Apache-2.0 */
/** Volume sets. */
@NullMarked
package io.cplnprefect.cpln.volumeset;

import org.jspecify.annotations.NullMarked;
