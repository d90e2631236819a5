/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

/**
 * A workload that is ready.
 *
 * @param name its name
 * @param location the location that it is ready in
 * @param readNanos the monotonic time before the request by which it was read, for {@link WorkloadHold}
 */
public record ReadyWorkload(String name, String location, long readNanos) {}
