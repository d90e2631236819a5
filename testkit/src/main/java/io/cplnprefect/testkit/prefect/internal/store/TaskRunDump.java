/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A task run with all its states as JSON, without what follows from other objects or the time. */
final class TaskRunDump {
    private TaskRunDump() {}

    static ObjectNode of(TaskRun run, Store store) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", run.id);
        json.put("created", store.text(run.created));
        json.put("updated", store.text(run.updated));
        json.put("flow_run_id", run.flowRunId);
        json.put("task_key", run.taskKey);
        json.put("dynamic_key", run.dynamicKey);
        json.put("name", run.name);
        json.set("cache_key", run.cacheKey);
        json.set("cache_expiration", run.cacheExpiration);
        json.set("task_version", run.taskVersion);
        json.set("empirical_policy", run.policy);
        json.set("tags", run.tags);
        json.set("labels", run.labels);
        json.set("task_inputs", run.taskInputs);
        json.put("run_count", run.runCount);
        json.put("flow_run_run_count", run.flowRunRunCount);
        json.put("total_run_time", run.totalRunTime);
        json.put("expected_start_time", text(run.expectedStartTime, store));
        json.put("next_scheduled_start_time", text(run.nextScheduledStartTime, store));
        json.put("start_time", text(run.startTime, store));
        json.put("end_time", text(run.endTime, store));
        var states = json.putArray("states");
        run.history().forEach(state -> states.add(dumped(state, store)));
        return json;
    }

    private static ObjectNode dumped(State state, Store store) {
        ObjectNode json = state.toJsonWithResult(store.release());
        return state.recorded() ? json.put("recorded", true) : json;
    }

    static TaskRun read(JsonNode json, Store store) {
        TaskRun run = new TaskRun(
                json.path("id").asText(),
                json.path("flow_run_id").textValue(),
                json.path("task_key").asText(),
                json.path("dynamic_key").asText(),
                StoreDump.requiredTime(json, "created"));
        run.updated = StoreDump.requiredTime(json, "updated");
        run.name = json.path("name").asText();
        run.cacheKey = json.path("cache_key");
        run.cacheExpiration = json.path("cache_expiration");
        run.taskVersion = json.path("task_version");
        run.policy = json.path("empirical_policy");
        run.tags = json.path("tags");
        run.labels = json.path("labels");
        run.taskInputs = json.path("task_inputs");
        run.runCount = json.path("run_count").asInt();
        run.flowRunRunCount = json.path("flow_run_run_count").asInt();
        run.totalRunTime = json.path("total_run_time").asDouble();
        run.expectedStartTime = StoreDump.time(json, "expected_start_time");
        run.nextScheduledStartTime = StoreDump.time(json, "next_scheduled_start_time");
        run.startTime = StoreDump.time(json, "start_time");
        run.endTime = StoreDump.time(json, "end_time");
        json.path("states").forEach(state -> run.history().add(state(state, run, store)));
        return run;
    }

    private static State state(JsonNode json, TaskRun run, Store store) {
        State state = FlowRunDump.state(json, run.flowRunId, store);
        return state.with(state.details().ofTask(run.id));
    }

    private static @Nullable String text(@Nullable Instant time, Store store) {
        return time == null ? null : store.text(time);
    }
}
