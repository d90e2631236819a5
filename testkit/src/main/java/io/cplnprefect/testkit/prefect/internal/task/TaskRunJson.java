/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.task;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.prefect.internal.run.RunHistory;
import io.cplnprefect.testkit.prefect.internal.state.StateEffects;
import io.cplnprefect.testkit.prefect.internal.store.State;
import io.cplnprefect.testkit.prefect.internal.store.StateType;
import io.cplnprefect.testkit.prefect.internal.store.Store;
import io.cplnprefect.testkit.prefect.internal.store.TaskRun;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Task runs as the API shows them. */
final class TaskRunJson {
    /** The members that numbered pages leave out. */
    private static final List<String> NOT_IN_PAGES = List.of(
            "cache_expiration",
            "cache_key",
            "dynamic_key",
            "expected_start_time",
            "flow_run_run_count",
            "labels",
            "next_scheduled_start_time",
            "run_count",
            "state_name",
            "state_type");

    private final Store store;

    TaskRunJson(Store store) {
        this.store = store;
    }

    /** Returns a policy with the defaults of the members that are absent. */
    static ObjectNode policy(JsonNode requested) {
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        policy.put("max_retries", 0).put("retry_delay_seconds", 0.0);
        policy.putNull("retries").putNull("retry_delay").putNull("retry_jitter_factor");
        requested.properties().forEach(member -> policy.set(member.getKey(), member.getValue()));
        return policy;
    }

    /** Returns a run as a read of it shows it. */
    ObjectNode of(TaskRun run) {
        State state = run.state();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", run.id);
        json.put("created", store.text(run.created));
        json.put("updated", store.text(run.updated));
        json.put("name", run.name);
        json.put("flow_run_id", run.flowRunId);
        json.put("task_key", run.taskKey);
        json.put("dynamic_key", run.dynamicKey);
        json.set("cache_key", run.cacheKey);
        json.set("cache_expiration", run.cacheExpiration);
        json.set("task_version", run.taskVersion);
        json.set("empirical_policy", run.policy);
        json.set("tags", run.tags);
        if (store.v3()) {
            json.set("labels", run.labels);
        }
        json.set("task_inputs", run.taskInputs);
        json.put("run_count", run.runCount);
        json.put("flow_run_run_count", run.flowRunRunCount);
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
        json.set("state", state == null ? null : state.toJson(store.release()));
        return json;
    }

    /** Returns a run as numbered pages show it. */
    ObjectNode inPage(TaskRun run) {
        return of(run).remove(NOT_IN_PAGES);
    }

    /** Returns what the history of runs shows of a run that has an expected start. */
    RunHistory.Run history(TaskRun run) {
        State state = Objects.requireNonNull(run.state());
        return new RunHistory.Run(
                Objects.requireNonNull(run.expectedStartTime),
                state.type().name(),
                state.name(),
                estimatedRunTime(run),
                lateness(run));
    }

    @Nullable
    String time(@Nullable Instant time) {
        return time == null ? null : store.text(time);
    }

    double estimatedRunTime(TaskRun run) {
        State state = run.state();
        return state != null && state.type() == StateType.RUNNING
                ? run.totalRunTime + StateEffects.seconds(state.timestamp(), store.now())
                : run.totalRunTime;
    }

    private double lateness(TaskRun run) {
        State state = run.state();
        boolean waiting =
                run.startTime == null && (state == null || !state.type().isFinal());
        Instant until = waiting ? store.now() : run.startTime;
        return run.expectedStartTime == null || until == null
                ? 0
                : Math.max(0, StateEffects.seconds(run.expectedStartTime, until));
    }
}
