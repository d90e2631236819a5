/* SPDX-License-Identifier: Apache-2.0 */
/** Checks of documents before they are sent; pure functions. */
@NullMarked
package io.cplnprefect.cpln.internal.input;

import org.jspecify.annotations.NullMarked;
