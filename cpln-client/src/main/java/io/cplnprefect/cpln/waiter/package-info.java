/* SPDX-License-Identifier: Apache-2.0 */
/** Waits until an object has a state. */
@NullMarked
package io.cplnprefect.cpln.waiter;

import org.jspecify.annotations.NullMarked;
