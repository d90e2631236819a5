/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.state.StateEffects;
import io.cplnprefect.testkit.prefect.internal.store.FlowRun;
import io.cplnprefect.testkit.prefect.internal.store.State;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Flow runs as the API shows them: with their state, their pool, and the durations that depend on the time. */
public final class FlowRunJson {
    private final Store store;

    /** Creates the JSON form of the runs of a store. */
    public FlowRunJson(Store store) {
        this.store = store;
    }

    /** Returns a run as a read of it shows it. */
    public ObjectNode of(FlowRun run) {
        ObjectNode json = bare(run);
        ObjectNode pool = store.poolOfQueue(run.workQueueId);
        State state = run.state();
        json.put("work_queue_name", run.workQueueName);
        json.set("work_pool_id", pool == null ? FlowRun.NULL : pool.path("id"));
        json.set("work_pool_name", pool == null ? FlowRun.NULL : pool.path("name"));
        json.set("state", state == null ? FlowRun.NULL : state.toJson(store.release()));
        return json;
    }

    /** Returns a run as a poll shows it: without its pool, and of its state only type, name and id. */
    public ObjectNode ofPoll(FlowRun run) {
        ObjectNode json = bare(run);
        json.put("work_queue_name", run.queueNamed ? run.workQueueName : null);
        json.set("state", FlowRun.NULL);
        return json;
    }

    /** Returns a run as the poll of an agent shows it, which in 3.x does not name the pool. */
    ObjectNode ofAgentPoll(FlowRun run) {
        ObjectNode json = of(run);
        return store.v3() ? json.putNull("work_pool_id").putNull("work_pool_name") : json;
    }

    private ObjectNode bare(FlowRun run) {
        State state = run.state();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", run.id);
        json.put("created", store.text(run.created));
        json.put("updated", store.text(run.updated));
        json.put("flow_id", run.flowId);
        json.put("name", run.name);
        json.put("deployment_id", run.deploymentId);
        json.set("deployment_version", run.deploymentVersion);
        json.put("work_queue_id", run.workQueueId);
        json.set("flow_version", run.flowVersion);
        json.put("idempotency_key", run.idempotencyKey);
        json.set("parent_task_run_id", run.parentTaskRunId);
        json.set("infrastructure_document_id", run.infrastructureDocumentId);
        json.put("infrastructure_pid", run.infrastructurePid);
        json.set("parameters", run.parameters);
        json.set("context", run.context);
        json.set("tags", run.tags);
        json.set("job_variables", run.jobVariables);
        if (store.v3()) {
            json.set("labels", labels(run));
        }
        json.set("empirical_policy", run.policy);
        json.put("run_count", run.runCount);
        json.put("auto_scheduled", run.autoScheduled);
        json.set("created_by", run.createdBy);
        json.put("expected_start_time", time(run.expectedStartTime));
        json.put("next_scheduled_start_time", time(run.nextScheduledStartTime));
        json.put("start_time", time(run.startTime));
        json.put("end_time", time(run.endTime));
        json.put("total_run_time", run.totalRunTime);
        json.put("estimated_run_time", estimatedRunTime(run));
        json.put("estimated_start_time_delta", lateness(run));
        json.put("state_id", state == null ? null : state.id());
        json.put("state_type", state == null ? null : state.type().name());
        json.put("state_name", state == null ? null : state.name());
        return json;
    }

    private static ObjectNode labels(FlowRun run) {
        ObjectNode labels = JsonNodeFactory.instance.objectNode();
        labels.put("prefect.flow.id", run.flowId);
        run.labels.properties().forEach(label -> labels.set(label.getKey(), label.getValue()));
        return labels;
    }

    private @Nullable String time(@Nullable Instant time) {
        return time == null ? null : store.text(time);
    }

    private double estimatedRunTime(FlowRun run) {
        State state = run.state();
        return state != null && state.type() == StateType.RUNNING
                ? run.totalRunTime + StateEffects.seconds(state.timestamp(), store.now())
                : run.totalRunTime;
    }

    /** Returns what the history of runs shows of a run that has an expected start. */
    RunHistory.Run history(FlowRun run) {
        State state = Objects.requireNonNull(run.state());
        return new RunHistory.Run(
                Objects.requireNonNull(run.expectedStartTime),
                state.type().name(),
                state.name(),
                estimatedRunTime(run),
                lateness(run));
    }

    /** Returns the seconds from the expected start of a run to its start, or until now. */
    double lateness(FlowRun run) {
        StateType type = run.stateType();
        boolean waiting = run.startTime == null && (type == null || !type.isFinal());
        Instant until = waiting ? store.now() : run.startTime;
        return run.expectedStartTime == null || until == null
                ? 0
                : Math.max(0, StateEffects.seconds(run.expectedStartTime, until));
    }

    /** Returns the text of a JSON value, null for a null node; 2.20 converts numbers to text. */
    static @Nullable String text(JsonNode value) {
        return value.isNull() || value.isMissingNode() ? null : value.asText();
    }
}
