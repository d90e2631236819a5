/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A flow run with all its states as JSON, without what follows from other objects or the time. */
final class FlowRunDump {
    private FlowRunDump() {}

    static ObjectNode of(FlowRun run, Store store) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", run.id);
        json.put("created", store.text(run.created));
        json.put("updated", store.text(run.updated));
        json.put("flow_id", run.flowId);
        json.put("name", run.name);
        json.put("deployment_id", run.deploymentId);
        json.set("deployment_version", run.deploymentVersion);
        json.put("work_queue_id", run.workQueueId);
        json.put("work_queue_name", run.workQueueName);
        json.set("flow_version", run.flowVersion);
        json.put("idempotency_key", run.idempotencyKey);
        json.set("parent_task_run_id", run.parentTaskRunId);
        json.put("parent_flow_run_id", run.parentFlowRunId);
        json.put("work_queue_named", run.queueNamed);
        json.put("auto_scheduled", run.autoScheduled);
        json.set("created_by", run.createdBy);
        json.set("infrastructure_document_id", run.infrastructureDocumentId);
        json.put("infrastructure_pid", run.infrastructurePid);
        json.set("parameters", run.parameters);
        json.set("context", run.context);
        json.set("job_variables", run.jobVariables);
        json.set("labels", run.labels);
        json.set("tags", run.tags);
        json.set("empirical_policy", run.policy);
        json.put("run_count", run.runCount);
        json.put("total_run_time", run.totalRunTime);
        json.put("expected_start_time", text(run.expectedStartTime, store));
        json.put("next_scheduled_start_time", text(run.nextScheduledStartTime, store));
        json.put("start_time", text(run.startTime, store));
        json.put("end_time", text(run.endTime, store));
        var states = json.putArray("states");
        run.history().forEach(state -> states.add(state.toJsonWithResult(store.release())));
        return json;
    }

    static FlowRun read(JsonNode json, Store store) {
        FlowRun run = new FlowRun(
                json.path("id").asText(), json.path("flow_id").asText(), StoreDump.requiredTime(json, "created"));
        run.updated = StoreDump.requiredTime(json, "updated");
        run.name = json.path("name").textValue();
        run.deploymentId = json.path("deployment_id").textValue();
        run.deploymentVersion = json.path("deployment_version");
        run.workQueueId = json.path("work_queue_id").textValue();
        run.workQueueName = json.path("work_queue_name").textValue();
        run.flowVersion = json.path("flow_version");
        run.idempotencyKey = json.path("idempotency_key").textValue();
        run.parentTaskRunId = json.path("parent_task_run_id");
        run.parentFlowRunId = json.path("parent_flow_run_id").textValue();
        run.queueNamed = json.path("work_queue_named").asBoolean();
        run.autoScheduled = json.path("auto_scheduled").asBoolean();
        run.createdBy = json.path("created_by");
        run.infrastructureDocumentId = json.path("infrastructure_document_id");
        run.infrastructurePid = json.path("infrastructure_pid").textValue();
        run.parameters = json.path("parameters");
        run.context = json.path("context");
        run.jobVariables = json.path("job_variables");
        run.labels = json.path("labels");
        run.tags = json.path("tags");
        run.policy = json.path("empirical_policy");
        run.runCount = json.path("run_count").asInt();
        run.totalRunTime = json.path("total_run_time").asDouble();
        run.expectedStartTime = StoreDump.time(json, "expected_start_time");
        run.nextScheduledStartTime = StoreDump.time(json, "next_scheduled_start_time");
        run.startTime = StoreDump.time(json, "start_time");
        run.endTime = StoreDump.time(json, "end_time");
        json.path("states").forEach(state -> run.add(state(state, run.id, store)));
        return run;
    }

    static State state(JsonNode json, @Nullable String runId, Store store) {
        return new State(
                json.path("id").asText(),
                StateType.valueOf(json.path("type").asText()),
                json.path("name").asText(),
                StoreDump.requiredTime(json, "timestamp"),
                json.path("message").textValue(),
                json.path("data"),
                StateDetails.of(store.release(), json.path("state_details")).of(runId),
                json.path("recorded").asBoolean());
    }

    private static @Nullable String text(@Nullable Instant time, Store store) {
        return time == null ? null : store.text(time);
    }
}
