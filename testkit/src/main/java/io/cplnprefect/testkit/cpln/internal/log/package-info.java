/* SPDX-License-Identifier: Apache-2.0 */
/** The emulated logs service. */
@NullMarked
package io.cplnprefect.testkit.cpln.internal.log;

import org.jspecify.annotations.NullMarked;
