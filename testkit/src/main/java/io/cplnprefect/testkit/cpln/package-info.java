/* SPDX-License-Identifier: Apache-2.0 */
/** A stateful emulator of the Control Plane API, its logs service and its jobs. */
@NullMarked
package io.cplnprefect.testkit.cpln;

import org.jspecify.annotations.NullMarked;
