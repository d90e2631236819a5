/* SPDX-License-Identifier: Apache-2.0 */
/** The infrastructure PID, which links a flow run to its command on Control Plane. */
@NullMarked
package io.cplnprefect.bridge.pid;

import org.jspecify.annotations.NullMarked;
