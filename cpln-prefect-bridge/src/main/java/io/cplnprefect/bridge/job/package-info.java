/* SPDX-License-Identifier: Apache-2.0 */
/** One job on Control Plane: start it once and only once, watch it, stop it, and tell how it ended. */
@NullMarked
package io.cplnprefect.bridge.job;

import org.jspecify.annotations.NullMarked;
