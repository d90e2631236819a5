/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow run and its states.
 *
 * <p>A run is changed through {@link FlowRunTable#change} only, which keeps the indexes. Its JSON values are never
 * changed in place; runs share them.
 */
public final class FlowRun implements Attributes {
    public static final JsonNode NULL = NullNode.getInstance();
    private static final JsonNode EMPTY_OBJECT = JsonNodeFactory.instance.objectNode();
    private static final JsonNode EMPTY_ARRAY = JsonNodeFactory.instance.arrayNode();

    /** The order of creation. */
    long sequence;

    public final String id;
    public final Instant created;
    public Instant updated;
    public final String flowId;
    public @Nullable String name;
    public @Nullable String deploymentId;
    public JsonNode deploymentVersion = NULL;
    public @Nullable String workQueueId;
    public @Nullable String workQueueName;
    public JsonNode flowVersion = NULL;
    public @Nullable String idempotencyKey;
    public JsonNode parentTaskRunId = NULL;
    public @Nullable String parentFlowRunId;
    /** Whether a request named the queue; otherwise it follows from the deployment. */
    public boolean queueNamed;

    /** Whether a schedule created the run. */
    public boolean autoScheduled;

    public JsonNode createdBy = NULL;
    public JsonNode infrastructureDocumentId = NULL;
    public @Nullable String infrastructurePid;
    public JsonNode parameters = EMPTY_OBJECT;
    public JsonNode context = EMPTY_OBJECT;
    public JsonNode jobVariables = EMPTY_OBJECT;
    /** The labels of the request and of the deployment; that of the flow follows from its id. */
    public JsonNode labels = EMPTY_OBJECT;

    public JsonNode tags = EMPTY_ARRAY;
    public JsonNode policy = EMPTY_OBJECT;
    public int runCount;
    public double totalRunTime;
    public @Nullable Instant expectedStartTime;
    public @Nullable Instant nextScheduledStartTime;
    public @Nullable Instant startTime;
    public @Nullable Instant endTime;

    private final List<State> history = new ArrayList<>(4);
    private @Nullable State state;

    /** Creates a run without states. */
    public FlowRun(String id, String flowId, Instant created) {
        this.id = id;
        this.flowId = flowId;
        this.created = created;
        this.updated = created;
    }

    /** Returns the current state, null before the first one is written. */
    public @Nullable State state() {
        return state;
    }

    /** Returns the type of the current state, null before the first one is written. */
    public @Nullable StateType stateType() {
        return state == null ? null : state.type();
    }

    /** Returns all states, the oldest first. */
    public List<State> history() {
        return history;
    }

    /** Appends a state, which becomes the current one. */
    public void add(State next) {
        history.add(next);
        state = next;
    }

    /** Sets a member of the retry and pause policy. */
    public void setPolicy(String name, JsonNode value) {
        if (!policy.path(name).equals(value)) {
            ObjectNode changed = policy.deepCopy();
            changed.set(name, value);
            policy = changed;
        }
    }

    @Override
    public @Nullable Object attribute(String member) {
        return switch (member) {
            case "id" -> id;
            case "name" -> name;
            case "tags" -> Attributes.value(tags);
            case "deployment_id" -> deploymentId;
            case "work_queue_name" -> workQueueName;
            case "state_type" -> state == null ? null : state.type().name();
            case "state_name" -> state == null ? null : state.name();
            case "flow_version" -> Attributes.value(flowVersion);
            case "start_time" -> startTime;
            case "start_time_or_expected" -> startTime == null ? expectedStartTime : startTime;
            case "end_time" -> endTime;
            case "expected_start_time" -> expectedStartTime;
            case "next_scheduled_start_time" -> nextScheduledStartTime;
            case "parent_flow_run_id" -> parentFlowRunId;
            case "parent_task_run_id" -> Attributes.value(parentTaskRunId);
            case "idempotency_key" -> idempotencyKey;
            case "created_by_id" -> Attributes.value(createdBy.path("id"));
            case "created_by_type" -> Attributes.value(createdBy.path("type"));
            default -> throw new IllegalArgumentException("A flow run has no attribute " + member);
        };
    }
}
