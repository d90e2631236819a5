/* SPDX-License-Identifier: Apache-2.0 */
/** Commands of volume sets. */
@NullMarked
package io.cplnprefect.cpln.volumeset.command;

import org.jspecify.annotations.NullMarked;
