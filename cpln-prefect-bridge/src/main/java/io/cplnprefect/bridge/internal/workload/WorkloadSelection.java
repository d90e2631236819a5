/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.cpln.workload.Workload;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a workload among those that were found by their tags. A pure function.
 *
 * @param chosen the oldest workload that jobs can use, or {@code null} if there is none
 * @param rejected why jobs cannot use other workloads, by name
 */
public record WorkloadSelection(@Nullable Workload chosen, Map<String, String> rejected) {

    public static WorkloadSelection of(Stream<Workload> found, RequiredWorkload required) {
        Map<String, String> rejected = new TreeMap<>();
        Workload chosen = found.filter(workload -> {
                    String difference = required.difference(workload);
                    if (difference != null) {
                        rejected.put(workload.name(), difference);
                    }
                    return difference == null;
                })
                .min(Comparator.comparing((Workload workload) -> String.valueOf(workload.created()))
                        .thenComparing(Workload::name))
                .orElse(null);
        return new WorkloadSelection(chosen, rejected);
    }
}
