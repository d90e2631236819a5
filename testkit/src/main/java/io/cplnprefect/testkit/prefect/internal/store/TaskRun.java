/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task run and its states. */
public final class TaskRun implements Attributes {
    private static final JsonNode NULL = NullNode.getInstance();

    public final String id;
    public final Instant created;
    public Instant updated;
    public final @Nullable String flowRunId;
    public final String taskKey;
    public final String dynamicKey;
    public String name = "";
    public JsonNode cacheKey = NULL;
    public JsonNode cacheExpiration = NULL;
    public JsonNode taskVersion = NULL;
    public JsonNode policy = JsonNodeFactory.instance.objectNode();
    public JsonNode tags = JsonNodeFactory.instance.arrayNode();
    public JsonNode labels = JsonNodeFactory.instance.objectNode();
    public JsonNode taskInputs = JsonNodeFactory.instance.objectNode();
    public int runCount;
    public int flowRunRunCount;
    public double totalRunTime;
    public @Nullable Instant expectedStartTime;
    public @Nullable Instant nextScheduledStartTime;
    public @Nullable Instant startTime;
    public @Nullable Instant endTime;

    private final List<State> history = new ArrayList<>(4);

    /** Creates a run without states. */
    public TaskRun(String id, @Nullable String flowRunId, String taskKey, String dynamicKey, Instant created) {
        this.id = id;
        this.flowRunId = flowRunId;
        this.taskKey = taskKey;
        this.dynamicKey = dynamicKey;
        this.created = created;
        this.updated = created;
    }

    /** Returns the current state, null before the first one is written. */
    public @Nullable State state() {
        return history.isEmpty() ? null : history.get(history.size() - 1);
    }

    /** Returns all states, the oldest first. */
    public List<State> history() {
        return history;
    }

    @Override
    public @Nullable Object attribute(String member) {
        State state = state();
        return switch (member) {
            case "id" -> id;
            case "name" -> name;
            case "tags" -> Attributes.value(tags);
            case "flow_run_id" -> flowRunId;
            case "state_type" -> state == null ? null : state.type().name();
            case "state_name" -> state == null ? null : state.name();
            case "start_time" -> startTime;
            case "end_time" -> endTime;
            case "expected_start_time" -> expectedStartTime;
            case "next_scheduled_start_time" -> nextScheduledStartTime;
            default -> throw new IllegalArgumentException("A task run has no attribute " + member);
        };
    }
}
