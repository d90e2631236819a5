/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.automation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What each type of action does, as requests to the API of the server. */
final class ActionCommands {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Duration SUSPENSION = Duration.ofHours(1);

    private final Store store;

    ActionCommands(Store store) {
        this.store = store;
    }

    /**
     * Performs an action.
     *
     * @throws ActionFailedException if it could not be performed
     */
    void perform(ActionRun run) {
        String type = run.action.type();
        switch (type) {
            case "run-deployment" -> runDeployment(run);
            case "pause-deployment", "resume-deployment" -> {
                String verb = type.substring(0, type.indexOf('-'));
                run.perform("POST", "/deployments/" + target(run, "deployment") + "/" + verb + "_deployment", null);
            }
            case "pause-work-pool", "resume-work-pool" -> pausePool(run);
            case "pause-work-queue", "resume-work-queue" ->
                run.perform("PATCH", "/work_queues/" + target(run, "work-queue"), isPaused(type));
            case "pause-automation", "resume-automation" ->
                run.perform(
                        "PATCH",
                        "/automations/" + target(run, "automation"),
                        JSON.objectNode().put("enabled", type.startsWith("resume")));
            case "cancel-flow-run" -> setState(run, state(run, "CANCELLING", "Cancelled"), false);
            case "suspend-flow-run" -> setState(run, suspended(run), false);
            case "change-flow-run-state" ->
                setState(run, changed(run), run.action.action().path("force").asBoolean());
            case "resume-flow-run" -> resume(run);
            case "delete-flow-run" -> run.perform("DELETE", "/flow_runs/" + flowRun(run), null);
            case "send-notification" -> NotifyingBlocks.sendNotification(run);
            case "call-webhook" -> NotifyingBlocks.callWebhook(run);
            default -> {}
        }
    }

    private static ObjectNode isPaused(String type) {
        return JSON.objectNode().put("is_paused", type.startsWith("pause"));
    }

    /** Returns the id of the object that an action names, or that follows from the event. */
    private static String targetId(TriggeredAction action, String kind) {
        JsonNode selected = action.action().path(kind.replace('-', '_') + "_id");
        if (selected.isTextual()) {
            return selected.asText();
        }
        String name = kind.replace('-', ' ');
        String inferred = action.inferred(kind);
        if (inferred == null) {
            throw new ActionFailedException(
                    action.event() == null ? "No event to infer the " + name : "No " + name + " could be inferred");
        }
        return inferred;
    }

    private static String target(ActionRun run, String kind) {
        String id = targetId(run.action, kind);
        run.relate("target", kind, id, null);
        return id;
    }

    private void pausePool(ActionRun run) {
        String id = targetId(run.action, "work-pool");
        ObjectNode pool = store.workPools.get(id);
        if (pool == null) {
            throw new ActionFailedException("Work pool " + id + " not found");
        }
        run.relate("target", "work-pool", id, pool.path("name"));
        run.perform("PATCH", "/work_pools/" + pool.path("name").asText(), isPaused(run.action.type()));
    }

    private void runDeployment(ActionRun run) {
        String id = target(run, "deployment");
        JsonNode action = run.action.action();
        ObjectNode body = JSON.objectNode().put("idempotency_key", run.action.idempotencyKey());
        body.set("parameters", new ParameterTemplates(store, run).rendered(action.path("parameters")));
        if (action.hasNonNull("job_variables")) {
            body.set("job_variables", action.get("job_variables"));
        }
        Duration delay =
                Duration.ofMillis(Math.round(action.path("schedule_after").asDouble() * 1000));
        body.putObject("state")
                .put("type", "SCHEDULED")
                .put("name", "Scheduled")
                .putObject("state_details")
                .put("scheduled_time", store.text(store.now().plus(delay)));
        JsonNode created = run.perform("POST", "/deployments/" + id + "/create_flow_run", body);
        String runId = created.path("id").asText();
        run.relate("flow-run", "flow-run", runId, created.path("name"));
        FlowRun flowRun = store.flowRuns.get(runId);
        if (flowRun != null) {
            flowRun.createdBy = JSON.objectNode()
                    .put("id", run.action.automationId())
                    .put("type", "AUTOMATION")
                    .put("display_value", run.action.automation().path("name").asText());
        }
    }

    private static String flowRun(ActionRun run) {
        String id = run.action.flowRun();
        if (id == null) {
            throw new ActionFailedException("No flow run could be inferred");
        }
        run.relate("target", "flow-run", id, null);
        return id;
    }

    private static ObjectNode state(ActionRun run, String type, String verb) {
        return JSON.objectNode().put("type", type).put("message", verb + " by Automation " + run.action.automationId());
    }

    private ObjectNode suspended(ActionRun run) {
        Instant timeout = store.now().plus(SUSPENSION);
        ObjectNode state = state(run, "PAUSED", "Suspended").put("name", "Suspended");
        state.putObject("state_details")
                .put("pause_timeout", store.text(timeout))
                .put("pause_reschedule", true);
        return state;
    }

    private static ObjectNode changed(ActionRun run) {
        JsonNode action = run.action.action();
        ObjectNode state = state(run, action.path("state").asText(), "State changed");
        if (action.hasNonNull("name")) {
            state.set("name", action.get("name"));
        }
        if (!action.path("message").asText("").isEmpty() && action.hasNonNull("message")) {
            state.set("message", action.get("message"));
        }
        return state;
    }

    private static void setState(ActionRun run, ObjectNode state, boolean force) {
        ObjectNode body = JSON.objectNode().put("force", force);
        body.set("state", state);
        JsonNode result = run.perform("POST", "/flow_runs/" + flowRun(run) + "/set_state", body);
        checkAccepted(result, "Failed to set state: ");
    }

    private static void resume(ActionRun run) {
        ApiResponse response = run.request("POST", "/flow_runs/" + flowRun(run) + "/resume", null);
        checkAccepted(run.checked(response), "Failed to resume flow run: ");
    }

    private static void checkAccepted(@Nullable JsonNode result, String problem) {
        if (result == null || !result.path("details").path("type").asText().equals("accept_details")) {
            String reason =
                    result == null ? "" : result.path("details").path("reason").asText();
            throw new ActionFailedException(problem + reason);
        }
    }
}
