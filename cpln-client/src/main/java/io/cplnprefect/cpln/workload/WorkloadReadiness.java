/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which a workload is ready at a version, the same as that of {@code cpln apply --ready}: every
 * location that is not suspended is ready, has processed the version, and its expected version is ready. A cron workload is
 * ready in its first location.
 */
final class WorkloadReadiness {

    private final JsonNode workload;
    private final int version;

    WorkloadReadiness(JsonNode workload, int version) {
        this.workload = workload;
        this.version = version;
    }

    /** Returns what is missing, or null if the workload is ready. */
    @Nullable
    String missing(List<JsonNode> deployments) {
        List<String> missing = new ArrayList<>();
        int ready = 0;
        for (JsonNode deployment : deployments) {
            String name = deployment.path("name").asText();
            String problem = isSuspended(name) ? null : missing(deployment.path("status"));
            if (problem == null) {
                ready++;
            } else {
                missing.add("the location " + name + " " + problem);
            }
        }
        boolean isCron = workload.at("/spec/type").asText().equals("cron");
        if (deployments.isEmpty()) {
            return "it has no deployments";
        }
        return missing.isEmpty() || (isCron && ready > 0) ? null : String.join(", ", missing);
    }

    private @Nullable String missing(JsonNode status) {
        String message = status.path("message").asText();
        String suffix = message.isEmpty() ? "" : " (" + message + ")";
        if (status.at("/internal/syncFailed").asBoolean()) {
            return "could not process the workload" + suffix;
        }
        int processed = status.path("lastProcessedVersion").asInt();
        if (processed < version) {
            return "has processed version " + processed + " only" + suffix;
        }
        if (!status.path("ready").asBoolean()) {
            return "is not ready" + suffix;
        }
        JsonNode expected = status.path("expectedDeploymentVersion");
        for (JsonNode deployed : status.path("versions")) {
            if (expected.isNumber()
                    && deployed.path("workload").asLong() == expected.asLong()
                    && !deployed.path("ready").asBoolean()) {
                return "runs an earlier version" + suffix;
            }
        }
        return null;
    }

    private boolean isSuspended(String location) {
        JsonNode options = workload.at("/spec/defaultOptions");
        for (JsonNode local : workload.at("/spec/localOptions")) {
            String of = local.path("location").asText();
            if (of.substring(of.lastIndexOf('/') + 1).equals(location)) {
                options = local;
            }
        }
        JsonNode scaling = options.path("autoscaling");
        boolean isScaledToNothing =
                scaling.path("maxScale").isNumber() && scaling.path("maxScale").asInt() == 0;
        return options.path("suspend").asBoolean() || isScaledToNothing;
    }
}
