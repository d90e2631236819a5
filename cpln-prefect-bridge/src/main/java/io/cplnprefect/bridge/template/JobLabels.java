/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The labels that identify the flow run of a job. */
final class JobLabels {

    private static final String PREFIX = "prefect.io/";
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'+00:00'");
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'");

    private JobLabels() {}

    static Map<String, String> of(FlowRunContext context) {
        Map<String, String> labels = new LinkedHashMap<>();
        put(labels, "flow-run-id", context.flowRunId());
        put(labels, "flow-run-name", context.flowRunName());
        put(labels, "version", release(context.prefectVersion()));
        put(labels, "work-pool-name", context.workPoolName());
        put(labels, "work-pool-id", context.workPoolId());
        put(labels, "worker-name", context.workerName());
        put(labels, "flow-id", context.flowId());
        put(labels, "flow-name", context.flowName());
        put(labels, "deployment-id", context.deploymentId());
        put(labels, "deployment-name", context.deploymentName());
        put(labels, "deployment-updated", pythonIso(context.deploymentUpdated()));
        return labels;
    }

    private static @Nullable String release(@Nullable String version) {
        return version == null ? null : version.replaceFirst("\\+.*", "");
    }

    /** Returns the format of Python's {@code isoformat}: with six digits of a second, or none. */
    private static @Nullable String pythonIso(@Nullable Instant time) {
        if (time == null) {
            return null;
        }
        OffsetDateTime utc = time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return (utc.getNano() == 0 ? SECONDS : MICROSECONDS).format(utc);
    }

    private static void put(Map<String, String> labels, String key, @Nullable Object value) {
        if (value != null) {
            labels.put(PREFIX + key, value.toString());
        }
    }
}
