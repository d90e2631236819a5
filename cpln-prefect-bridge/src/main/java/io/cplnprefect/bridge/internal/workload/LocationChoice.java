/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal.workload;

import io.cplnprefect.core.error.UsageException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The choice of the location that a job runs in, a pure function. An invalid location fails before anything is created. */
public final class LocationChoice {

    private LocationChoice() {}

    /**
     * Returns the location to run in.
     *
     * @param gvc name of the GVC, for messages
     * @param configured name of the configured location, or {@code null}
     * @param available names of the locations of the GVC; empty if the GVC selects its locations by a query
     * @return the configured location, else the first available one
     * @throws UsageException if the configured location is not available, or none is configured and none available
     */
    public static String of(String gvc, @Nullable String configured, List<String> available) {
        if (configured == null) {
            if (available.isEmpty()) {
                throw new UsageException("No location is configured and the GVC " + gvc
                        + " lists none. Set the job variable location, or CPLN_LOCATION");
            }
            return available.get(0);
        }
        if (!available.isEmpty() && !available.contains(configured)) {
            throw new UsageException(
                    "Invalid location '" + configured + "': the GVC " + gvc + " has " + String.join(", ", available)
                            + ". Set the job variable location, or CPLN_LOCATION, to one of them");
        }
        return configured;
    }

    /**
     * Returns the locations to run in, the preferred one first.
     *
     * @param gvc name of the GVC, for messages
     * @param configured name of the configured location, or {@code null}
     * @param available names of the locations of the GVC; empty if the GVC selects its locations by a query
     * @param any whether the other locations of the GVC may be used too
     * @return at least one location
     * @throws UsageException if the configured location is not available
     */
    public static List<JobLocation> inOrder(
            String gvc, @Nullable String configured, List<String> available, boolean any) {
        if (available.isEmpty()) {
            return List.of(new JobLocation(configured, false));
        }
        String first = of(gvc, configured, available);
        List<JobLocation> locations = new ArrayList<>(List.of(new JobLocation(first, true)));
        if (any) {
            available.stream()
                    .filter(each -> !each.equals(first))
                    .forEach(each -> locations.add(new JobLocation(each, true)));
        }
        return locations;
    }
}
