/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import org.immutables.value.Value;

/** The number of replicas of a workload of a stack, and the limits of each. */
public interface WorkloadSize {

    /**
     * Returns the number of replicas in each location; 1 by default.
     *
     * @return the number
     */
    @Value.Default
    default int replicas() {
        return 1;
    }

    /**
     * Returns the CPU limit of a replica; {@code 500m} by default.
     *
     * @return a quantity
     */
    @Value.Default
    default String cpu() {
        return "500m";
    }

    /**
     * Returns the memory limit of a replica; {@code 512Mi} by default.
     *
     * @return a quantity
     */
    @Value.Default
    default String memory() {
        return "512Mi";
    }
}
