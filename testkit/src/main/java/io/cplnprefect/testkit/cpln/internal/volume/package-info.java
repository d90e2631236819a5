/* SPDX-License-Identifier: Apache-2.0 */
/** Volume sets: their volumes and snapshots, and the commands that change them. */
@NullMarked
package io.cplnprefect.testkit.cpln.internal.volume;

import org.jspecify.annotations.NullMarked;
