/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A log line; immutable. */
public record LogLine(
        String id,
        Instant created,
        String name,
        int level,
        String message,
        Instant timestamp,
        @Nullable String flowRunId,
        @Nullable String taskRunId)
        implements Attributes {

    @Override
    public @Nullable Object attribute(String member) {
        return switch (member) {
            case "level" -> (double) level;
            case "timestamp" -> timestamp;
            case "flow_run_id" -> flowRunId;
            case "task_run_id" -> taskRunId;
            case "text" -> message + " " + name;
            default -> throw new IllegalArgumentException("A log line has no attribute " + member);
        };
    }

    /** Returns the line as the API shows it. */
    public ObjectNode toJson(PrefectRelease release) {
        String stored = Times.text(release, created);
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("created", stored)
                .put("updated", stored)
                .put("name", name)
                .put("level", level)
                .put("message", message)
                .put("timestamp", Times.text(release, timestamp))
                .put("flow_run_id", flowRunId)
                .put("task_run_id", taskRunId);
    }
}
