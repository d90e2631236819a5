/* SPDX-License-Identifier: Apache-2.0 */
/** Jobs on Control Plane: start one exactly once, wait for its end, read its output, stop it, and read why it failed. */
@NullMarked
package io.cplnprefect.bridge.job;

import org.jspecify.annotations.NullMarked;
