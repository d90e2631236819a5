/* SPDX-License-Identifier: Apache-2.0 */
/** Jobs on Control Plane: start one exactly once, observe it, stop it, and read why it failed. */
@NullMarked
package io.cplnprefect.bridge.job;

import org.jspecify.annotations.NullMarked;
