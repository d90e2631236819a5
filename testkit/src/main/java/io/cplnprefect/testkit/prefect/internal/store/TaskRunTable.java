/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All task runs, indexed by their flow run, their keys and their states. */
public final class TaskRunTable {
    private final Map<String, TaskRun> byId = new LinkedHashMap<>();
    private final Map<String, Map<String, TaskRun>> byFlowRun = new HashMap<>();
    private final Map<Key, TaskRun> byKey = new HashMap<>();
    private final Map<String, TaskRun> byStateId = new HashMap<>();

    private record Key(@Nullable String flowRunId, String taskKey, String dynamicKey) {
        static Key of(TaskRun run) {
            return new Key(run.flowRunId, run.taskKey, run.dynamicKey);
        }
    }

    TaskRunTable() {}

    /** Stores a new run. */
    public void add(TaskRun run) {
        byId.put(run.id, run);
        byKey.put(Key.of(run), run);
        if (run.flowRunId != null) {
            byFlowRun
                    .computeIfAbsent(run.flowRunId, missing -> new LinkedHashMap<>())
                    .put(run.id, run);
        }
        run.history().forEach(state -> byStateId.put(state.id(), run));
    }

    /** Appends a state to a run, which becomes the current one. */
    public void add(TaskRun run, State state) {
        run.history().add(state);
        byStateId.put(state.id(), run);
    }

    /** Adds a state to a run, in the order of the timestamps, unless its id is that of a stored state. */
    public void record(TaskRun run, State state) {
        if (byStateId.putIfAbsent(state.id(), run) != null) {
            return;
        }
        List<State> history = run.history();
        int place = history.size();
        while (place > 0 && !history.get(place - 1).timestamp().isBefore(state.timestamp())) {
            place--;
        }
        history.add(place, state);
    }

    /** Deletes a run. */
    public void remove(TaskRun run) {
        byId.remove(run.id);
        byKey.remove(Key.of(run));
        run.history().forEach(state -> byStateId.remove(state.id()));
        Map<String, TaskRun> siblings = run.flowRunId == null ? null : byFlowRun.get(run.flowRunId);
        if (siblings != null && siblings.remove(run.id) != null && siblings.isEmpty()) {
            byFlowRun.remove(run.flowRunId);
        }
    }

    /** Returns the run with an id, or null. */
    public @Nullable TaskRun get(String id) {
        return byId.get(id);
    }

    /** Returns the run of a flow run with the keys of a call, or null. */
    public @Nullable TaskRun withKeys(@Nullable String flowRunId, String taskKey, String dynamicKey) {
        return byKey.get(new Key(flowRunId, taskKey, dynamicKey));
    }

    /** Returns a state of any run, or null. */
    public @Nullable State state(String id) {
        TaskRun run = byStateId.get(id);
        return run == null
                ? null
                : run.history().stream()
                        .filter(state -> state.id().equals(id))
                        .findAny()
                        .orElse(null);
    }

    /** Returns all runs in the order in which they were created. */
    public Collection<TaskRun> all() {
        return byId.values();
    }

    /** Returns the runs of a flow run in the order in which they were created. */
    public List<TaskRun> ofFlowRun(String flowRunId) {
        return List.copyOf(byFlowRun.getOrDefault(flowRunId, Map.of()).values());
    }

    /** Returns the runs of flow runs. */
    public Stream<TaskRun> ofFlowRuns(Collection<String> flowRunIds) {
        return flowRunIds.stream().distinct().flatMap(id -> ofFlowRun(id).stream());
    }
}
