/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import io.cplnprefect.prefect.internal.document.Durations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The service level agreements of a deployment, in the form that {@code prefect deploy} sends them. */
final class Agreements {

    private Agreements() {}

    static List<Map<String, @Nullable Object>> of(
            List<? extends Map<String, @Nullable Object>> described, UUID deploymentId) {
        List<Map<String, @Nullable Object>> agreements = new ArrayList<>();
        for (Map<String, @Nullable Object> one : described) {
            Map<String, @Nullable Object> agreement = new LinkedHashMap<>();
            one.forEach((key, value) -> agreement.put(
                    key, key.equals("stale_after") || key.equals("within") ? Durations.seconds(value) : value));
            agreement.put("owner_resource", "prefect.deployment." + deploymentId);
            agreements.add(agreement);
        }
        return agreements;
    }
}
