/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the emulators have done.
 *
 * @param cpuSeconds CPU time of their process, including that of the compiler and the garbage collector
 * @param prefect requests to Prefect by method and path, without ids
 * @param controlPlane requests to Control Plane by method and path, without ids
 */
record EmulatorCost(double cpuSeconds, Map<String, Long> prefect, Map<String, Long> controlPlane) {

    EmulatorCost minus(EmulatorCost before) {
        return new EmulatorCost(
                cpuSeconds - before.cpuSeconds,
                difference(prefect, before.prefect),
                difference(controlPlane, before.controlPlane));
    }

    private static Map<String, Long> difference(Map<String, Long> counts, Map<String, Long> before) {
        Map<String, Long> difference = new TreeMap<>();
        counts.forEach((kind, count) -> {
            long more = count - before.getOrDefault(kind, 0L);
            if (more > 0) {
                difference.put(kind, more);
            }
        });
        return difference;
    }

    long prefectRequests() {
        return sum(prefect);
    }

    long controlPlaneRequests() {
        return sum(controlPlane);
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
