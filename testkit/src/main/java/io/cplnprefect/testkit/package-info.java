/* SPDX-License-Identifier: Apache-2.0 */
/** Emulators of the Control Plane and Prefect APIs, and a launcher of real Prefect servers. */
@NullMarked
package io.cplnprefect.testkit;

import org.jspecify.annotations.NullMarked;
