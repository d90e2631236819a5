/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.model.RequestModel;
import io.cplnprefect.testkit.prefect.internal.store.Event;
import io.cplnprefect.testkit.prefect.internal.store.State;
import io.cplnprefect.testkit.prefect.internal.store.StateDetails;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.store.TaskRun;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.prefect.internal.wire.Uuids;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates and changes task runs from events.
 *
 * <p>The tasks of a flow in Prefect 3 decide about their states in the process of the flow and report each one as an
 * event, without a request about a task run.
 */
public final class TaskRunRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(TaskRunRecorder.class);
    private static final String TASK_RUN = "prefect.task-run.";
    private static final String FLOW_RUN = "prefect.flow-run.";
    private static final RequestModel STATE =
            RequestModel.open("type!:state_type", "name:text", "message:text", "state_details:object");
    private static final RequestModel RUN = RequestModel.open(
            "name:text",
            "task_key!:text",
            "dynamic_key!:text",
            "cache_key:text",
            "cache_expiration:time",
            "task_version:text",
            "empirical_policy:object",
            "tags:texts",
            "labels:object",
            "task_inputs:object",
            "run_count:size",
            "flow_run_run_count:size",
            "expected_start_time:time",
            "next_scheduled_start_time:time",
            "start_time:time",
            "end_time:time");

    private final Store store;

    /** Creates the recorder of a store. */
    public TaskRunRecorder(Store store) {
        this.store = store;
    }

    /** Records the state of an event if its task run is orchestrated by a client; ignores other events. */
    public void record(Event event) {
        if (!event.name().startsWith("prefect.task-run") || !event.resourceId().startsWith(TASK_RUN)) {
            return;
        }
        ObjectNode content = event.content().get();
        if (!content.at("/resource/prefect.orchestration").asText().equals("client")) {
            return;
        }
        String id = event.resourceId().substring(TASK_RUN.length()).toLowerCase(Locale.ROOT);
        String flowRunId = flowRunId(content.path("related"));
        if (!isValid(content.path("payload"))
                || !Uuids.isUuid(id)
                || (flowRunId != null && store.flowRuns.get(flowRunId) == null)) {
            // A real server repeats the write some times, then drops the event.
            LOG.warn("The event {} of {} is not recorded: its content is invalid", event.id(), event.resourceId());
            return;
        }
        record(event, id, flowRunId, content.path("payload"));
    }

    private void record(Event event, String id, @Nullable String flowRunId, JsonNode payload) {
        JsonNode sent = payload.path("task_run");
        TaskRun existing = existing(id, flowRunId, sent);
        TaskRun run = existing == null ? created(id, flowRunId, sent) : existing;
        State before = run.state();
        State state = state(event, payload.path("validated_state"));
        // Events may arrive in another order than their states were entered in.
        if (before == null || before.timestamp().isBefore(state.timestamp())) {
            sent.properties().forEach(member -> set(run, member.getKey(), member.getValue()));
            run.updated = store.now();
        }
        store.taskRuns.record(run, state.with(state.details().of(run.flowRunId).ofTask(run.id)));
    }

    private @Nullable TaskRun existing(String id, @Nullable String flowRunId, JsonNode sent) {
        TaskRun sameCall = flowRunId == null
                ? null
                : store.taskRuns.withKeys(
                        flowRunId,
                        sent.path("task_key").asText(),
                        sent.path("dynamic_key").asText());
        return sameCall == null ? store.taskRuns.get(id) : sameCall;
    }

    private TaskRun created(String id, @Nullable String flowRunId, JsonNode sent) {
        TaskRun run = new TaskRun(
                id,
                flowRunId,
                sent.path("task_key").asText(),
                sent.path("dynamic_key").asText(),
                store.now());
        run.name = run.taskKey + "-" + run.dynamicKey;
        run.policy = TaskRunJson.policy(run.policy);
        run.labels = NullNode.getInstance();
        store.taskRuns.add(run);
        return run;
    }

    private State state(Event event, JsonNode sent) {
        StateType type = StateType.valueOf(sent.path("type").asText());
        return new State(
                event.id(),
                type,
                sent.path("name").asText(type.title()),
                event.occurred(),
                sent.path("message").textValue(),
                sent.has("data") ? sent.get("data") : NullNode.getInstance(),
                StateDetails.of(store.release(), sent.path("state_details")),
                true);
    }

    private static void set(TaskRun run, String name, JsonNode value) {
        switch (name) {
            case "name" -> run.name = value.asText();
            case "cache_key" -> run.cacheKey = value;
            case "cache_expiration" -> run.cacheExpiration = value;
            case "task_version" -> run.taskVersion = value;
            case "empirical_policy" -> run.policy = TaskRunJson.policy(value);
            case "tags" -> run.tags = value;
            case "labels" -> run.labels = value;
            case "task_inputs" -> run.taskInputs = value;
            case "run_count" -> run.runCount = value.asInt();
            case "flow_run_run_count" -> run.flowRunRunCount = value.asInt();
            case "total_run_time" -> run.totalRunTime = seconds(value);
            case "expected_start_time" -> run.expectedStartTime = Times.parse(value);
            case "next_scheduled_start_time" -> run.nextScheduledStartTime = Times.parse(value);
            case "start_time" -> run.startTime = Times.parse(value);
            case "end_time" -> run.endTime = Times.parse(value);
            default -> {
                // The server ignores the members that a task run does not have.
            }
        }
    }

    /** Returns the seconds of a duration, which clients write as a number or in the form of ISO 8601. */
    private static double seconds(JsonNode value) {
        try {
            return value.isTextual() ? Duration.parse(value.asText()).toNanos() / 1e9 : value.asDouble();
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    private boolean isValid(JsonNode payload) {
        ValidationErrors errors = new ValidationErrors(store.release(), payload);
        STATE.check(store.release(), payload.path("validated_state"), Location.BODY.child("validated_state"), errors);
        RUN.check(store.release(), payload.path("task_run"), Location.BODY.child("task_run"), errors);
        return errors.size() == 0;
    }

    private static @Nullable String flowRunId(JsonNode related) {
        for (JsonNode resource : related) {
            if (resource.path("prefect.resource.role").asText().equals("flow-run")) {
                String id = resource.path("prefect.resource.id").asText();
                return id.startsWith(FLOW_RUN) ? id.substring(FLOW_RUN.length()).toLowerCase(Locale.ROOT) : id;
            }
        }
        return null;
    }
}
