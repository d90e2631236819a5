/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.state.Decision;
import io.cplnprefect.testkit.prefect.internal.state.Orchestration;
import io.cplnprefect.testkit.prefect.internal.state.StateType;
import io.cplnprefect.testkit.prefect.internal.state.Transition;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The states of flow runs: proposals, the decision about them, and what a written state changes on its run. */
public final class FlowRunStates {
    private static final List<String> DETAILS = List.of(
            "task_run_id",
            "child_flow_run_id",
            "scheduled_time",
            "cache_key",
            "cache_expiration",
            "untrackable_result",
            "pause_timeout",
            "pause_reschedule",
            "pause_key",
            "run_input_keyset",
            "refresh_cache",
            "retriable",
            "transition_id",
            "task_parameters_id");
    private static final List<String> DETAILS_OF_3 =
            List.of("deferred", "traceparent", "deployment_concurrency_lease_id");
    private static final List<String> SWITCHES = List.of("untrackable_result", "pause_reschedule", "deferred");
    private static final List<String> TIMES = List.of("scheduled_time", "pause_timeout", "cache_expiration");

    private final Store store;

    public FlowRunStates(Store store) {
        this.store = store;
    }

    /** Returns the current state of a run, or null when it has none. */
    @Nullable
    public ObjectNode current(ObjectNode run) {
        List<ObjectNode> history = history(run);
        return history.isEmpty() ? null : history.get(history.size() - 1);
    }

    public List<ObjectNode> history(ObjectNode run) {
        return store.states.getOrDefault(run.path("id").asText(), List.of());
    }

    /** Returns a state as reads show it, which is without its result. */
    public static ObjectNode withoutResult(ObjectNode state) {
        return state.deepCopy().putNull("data");
    }

    /** Makes a full state out of the short form that requests use. */
    public ObjectNode proposed(JsonNode request) {
        StateType type = StateType.valueOf(request.path("type").asText());
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.put("id", UUID.randomUUID().toString());
        state.put("type", type.name());
        state.put("name", request.path("name").asText(type.title()));
        state.put("timestamp", store.text(store.now()));
        state.set("message", request.path("message").isTextual() ? request.get("message") : NullNode.getInstance());
        state.set("data", request.has("data") ? request.get("data") : NullNode.getInstance());
        state.set("state_details", details(type, request.path("state_details")));
        return state;
    }

    private ObjectNode details(StateType type, JsonNode request) {
        ObjectNode details = JsonNodeFactory.instance.objectNode();
        details.putNull("flow_run_id");
        List<String> names = new ArrayList<>(DETAILS);
        if (store.v3()) {
            names.addAll(DETAILS_OF_3);
        }
        for (String name : names) {
            JsonNode none =
                    SWITCHES.contains(name) ? JsonNodeFactory.instance.booleanNode(false) : NullNode.getInstance();
            details.set(name, request.hasNonNull(name) ? request.get(name) : none);
            Instant time = TIMES.contains(name) ? Times.parse(details.path(name)) : null;
            if (time != null) {
                details.put(name, store.text(time));
            }
        }
        if (type == StateType.SCHEDULED && !details.hasNonNull("scheduled_time")) {
            details.put("scheduled_time", store.text(store.now()));
        }
        return details;
    }

    /** Decides about a proposal, writes what follows, and answers as {@code set_state} does. */
    public ApiResponse propose(ObjectNode run, JsonNode request, boolean force) {
        ObjectNode proposal = proposed(request);
        ObjectNode from = current(run);
        Decision verdict = from == null
                ? new Decision.Accept()
                : Orchestration.decide(new Transition(store.release(), run, from, proposal, store.now()), force);
        ObjectNode response = JsonNodeFactory.instance.objectNode();
        ObjectNode written = null;
        if (verdict instanceof Decision.Accept) {
            written = proposal;
            details(response, "ACCEPT", "accept_details");
        } else if (verdict instanceof Decision.Abort abort) {
            details(response, "ABORT", "abort_details").put("reason", abort.reason());
        } else if (verdict instanceof Decision.Wait wait) {
            details(response, "WAIT", "wait_details")
                    .put("delay_seconds", wait.seconds())
                    .put("reason", wait.reason());
        } else if (verdict instanceof Decision.Reject reject) {
            details(response, "REJECT", "reject_details").put("reason", reject.reason());
            written = reject.replacement() == null ? null : replacement(reject.replacement(), proposal);
        }
        if (written == null) {
            response.set("state", from == null ? NullNode.getInstance() : withoutResult(from));
            return ApiResponse.ok(response);
        }
        write(run, written, !force);
        response.set("state", written);
        return ApiResponse.created(response);
    }

    private static ObjectNode details(ObjectNode response, String status, String type) {
        response.put("status", status);
        return response.putObject("details").put("type", type);
    }

    private ObjectNode replacement(Decision.Replacement replacement, ObjectNode rejected) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("type", replacement.type().name()).put("name", replacement.name());
        if (replacement.keepsContent()) {
            request.set("message", rejected.path("message"));
            request.set("data", rejected.path("data"));
        } else {
            request.put("message", replacement.message());
        }
        if (replacement.scheduledTime() != null) {
            request.putObject("state_details").put("scheduled_time", store.text(replacement.scheduledTime()));
        }
        return proposed(request);
    }

    /**
     * Writes a state and all that follows from it on the run.
     *
     * @param orchestrated whether the rules were asked, which changes the policy and carries details over
     */
    public void write(ObjectNode run, ObjectNode state, boolean orchestrated) {
        ObjectNode from = current(run);
        ObjectNode details = (ObjectNode) state.get("state_details");
        details.set("flow_run_id", run.path("id"));
        if (from != null && orchestrated) {
            carryOver(from, state, details);
        }
        keepTimesApart(from, state);
        StateEffects.apply(store.release(), run, from, state, orchestrated);
        store.states
                .computeIfAbsent(run.path("id").asText(), id -> new ArrayList<>())
                .add(state);
        run.set("state_id", state.path("id"));
        run.set("state_type", state.path("type"));
        run.set("state_name", state.path("name"));
        store.touch(run);
    }

    /** A claimed run keeps its scheduled time, so that it cannot start too early. */
    private static void carryOver(ObjectNode from, ObjectNode to, ObjectNode details) {
        boolean claimed = to.path("type").asText().equals("PENDING")
                && (from.path("type").asText().equals("SCHEDULED")
                        || from.path("type").asText().equals("PENDING"));
        if (claimed && !details.hasNonNull("scheduled_time")) {
            details.set("scheduled_time", from.path("state_details").path("scheduled_time"));
        }
    }

    /** The server keeps the times of a run's states unique. */
    private void keepTimesApart(@Nullable ObjectNode from, ObjectNode state) {
        Instant before = from == null ? null : Times.parse(from.path("timestamp"));
        Instant now = Times.parse(state.path("timestamp"));
        if (before != null && now != null && !now.isAfter(before)) {
            state.put("timestamp", store.text(before.plus(1, ChronoUnit.MICROS)));
        }
    }
}
