/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.core.error.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which location of a GVC a job runs in. A pure function, so that a wrong one fails before anything is created. */
public final class LocationChoice {

    private LocationChoice() {}

    /**
     * Chooses.
     *
     * @param gvc name of the GVC, for messages
     * @param wanted what the configuration names, or {@code null}
     * @param available names of the GVC's locations; empty when it places itself by a query and so cannot tell
     * @return the wanted one, else the first available
     * @throws UsageException when the wanted one is not there, or there is none to choose
     */
    public static String of(String gvc, @Nullable String wanted, List<String> available) {
        if (wanted == null) {
            if (available.isEmpty()) {
                throw new UsageException("No location is set and the GVC " + gvc
                        + " lists none: set the job variable location, or CPLN_LOCATION");
            }
            return available.get(0);
        }
        if (!available.isEmpty() && !available.contains(wanted)) {
            throw new UsageException("The GVC " + gvc + " has no location " + wanted + "; it has "
                    + String.join(", ", available) + ". Set the job variable location to one of them");
        }
        return wanted;
    }
}
