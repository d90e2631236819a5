/* SPDX-License-Identifier: Apache-2.0 */
/** Volume sets, their volumes and snapshots. */
@NullMarked
package io.cplnprefect.cpln.volumeset;

import org.jspecify.annotations.NullMarked;
