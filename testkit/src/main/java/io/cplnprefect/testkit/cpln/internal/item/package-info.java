/* SPDX-License-Identifier: Apache-2.0 */
/** Stored items: how they are written, checked, read and protected. */
@NullMarked
package io.cplnprefect.testkit.cpln.internal.item;

import org.jspecify.annotations.NullMarked;
