/* SPDX-License-Identifier: Apache-2.0 */
/** An emulator of Control Plane: its API, its logs service and its jobs. */
@NullMarked
package io.cplnprefect.testkit.cpln;

import org.jspecify.annotations.NullMarked;
