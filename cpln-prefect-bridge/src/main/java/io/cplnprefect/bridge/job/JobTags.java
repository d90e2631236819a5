/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tags of a command that identify its job. Pure functions. */
final class JobTags {

    static final String FLOW_RUN = "prefect.io/flow-run-id";

    static final String CLAIM = "prefect.io/claim-id";
    private static final String WORK_POOL = "prefect.io/work-pool-id";
    private static final String AGENT = "cpln/prefectAgent";
    static final String INSTANCE = "prefect.io/worker-instance";
    private static final String WATCH_TIMEOUT = "prefect.io/job-watch-timeout-seconds";
    private static final String LEAVE_RUNNING = "prefect.io/leave-running-on-timeout";
    private static final String STREAM_OUTPUT = "prefect.io/stream-output";

    private JobTags() {}

    /** Returns the tags of a command. The labels of the manifest cannot replace those that identify the job. */
    static Map<String, Object> of(JobRequest request) {
        Map<String, Object> tags = new TreeMap<>(request.workload().commandTags());
        List.of(FLOW_RUN, CLAIM, IdempotencyKey.TAG).forEach(tags::remove);
        tags.putAll(request.purpose().tags());
        put(tags, AGENT, request.agent().isEmpty() ? null : request.agent());
        put(
                tags,
                WORK_POOL,
                request.workPoolId() == null ? null : request.workPoolId().toString());
        put(tags, INSTANCE, request.instance().isEmpty() ? null : request.instance());
        JobOptions options = request.options();
        put(
                tags,
                WATCH_TIMEOUT,
                options.watchTimeout() == null
                        ? null
                        : Long.toString(options.watchTimeout().toSeconds()));
        put(tags, LEAVE_RUNNING, options.leaveRunningOnTimeout() ? "true" : null);
        put(tags, STREAM_OUTPUT, options.streamOutput() ? null : "false");
        return tags;
    }

    static @Nullable UUID flowRun(Map<String, ?> tags) {
        return uuid(tags.get(FLOW_RUN));
    }

    static @Nullable UUID claim(Map<String, ?> tags) {
        return uuid(tags.get(CLAIM));
    }

    static @Nullable UUID workPool(Map<String, ?> tags) {
        return uuid(tags.get(WORK_POOL));
    }

    static String agent(Map<String, ?> tags) {
        return text(tags.get(AGENT));
    }

    static String instance(Map<String, ?> tags) {
        return text(tags.get(INSTANCE));
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static JobOptions options(Map<String, ?> tags) {
        String seconds = String.valueOf(tags.get(WATCH_TIMEOUT));
        return new JobOptions(
                seconds.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null,
                "true".equals(String.valueOf(tags.get(LEAVE_RUNNING))),
                !"false".equals(String.valueOf(tags.get(STREAM_OUTPUT))));
    }

    private static void put(Map<String, Object> tags, String key, @Nullable String value) {
        if (value == null) {
            tags.remove(key);
        } else {
            tags.put(key, value);
        }
    }

    private static @Nullable UUID uuid(@Nullable Object value) {
        try {
            return value == null ? null : UUID.fromString(value.toString());
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
