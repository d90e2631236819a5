/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.store;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All flow runs, with an index for each way in which requests select them, so that the cost of a request does not grow
 * with the number of runs.
 */
public final class FlowRunTable {
    private static final Set<StateType> USES_A_SLOT = Set.of(StateType.PENDING, StateType.RUNNING);

    private final Map<String, FlowRun> byId = new HashMap<>();
    private final RunSet all = new RunSet(List.of());
    private final RunIndex byState = new RunIndex();
    private final RunIndex byFlow = new RunIndex();
    private final RunIndex byDeployment = new RunIndex();
    private final RunIndex byCaller = new RunIndex();
    private final RunIndex byQueue = new RunIndex();
    private final RunIndex byQueueAndState = new RunIndex();
    private final Map<Key, FlowRun> byKey = new HashMap<>();
    private final Map<String, TimeIndex> scheduledByQueue = new HashMap<>();
    private final Map<String, Integer> slotsByQueue = new HashMap<>();
    private final Map<String, FlowRun> byStateId = new HashMap<>();
    private final TimeIndex notLate = new TimeIndex();
    private final TimeIndex cancelling = new TimeIndex();
    private long created;

    private record QueueAndState(String queueId, StateType state) {}

    private record Key(String flowId, String idempotencyKey) {}

    FlowRunTable() {}

    /** Stores a new run. */
    public void add(FlowRun run) {
        run.sequence = created++;
        run.history().forEach(state -> byStateId.put(state.id(), run));
        byId.put(run.id, run);
        index(run);
    }

    /** Changes a run. */
    public void change(FlowRun run, Runnable change) {
        unindex(run);
        try {
            change.run();
        } finally {
            index(run);
        }
    }

    /** Deletes a run. */
    public void remove(FlowRun run) {
        unindex(run);
        byId.remove(run.id);
        run.history().forEach(state -> byStateId.remove(state.id()));
    }

    /** Returns the run with an id, or null. */
    public @Nullable FlowRun get(String id) {
        return byId.get(id);
    }

    /** Returns a state of any run, or null. */
    public @Nullable State state(String id) {
        FlowRun run = byStateId.get(id);
        return run == null
                ? null
                : run.history().stream()
                        .filter(state -> state.id().equals(id))
                        .findAny()
                        .orElse(null);
    }

    /** Returns the run of a flow that was created with an idempotency key, or null. */
    public @Nullable FlowRun withKey(String flowId, String idempotencyKey) {
        return byKey.get(new Key(flowId, idempotencyKey));
    }

    /** Returns all runs. */
    public Candidates all() {
        return new Candidates(List.of(all));
    }

    /** Returns the runs with the given ids. */
    public Candidates withIds(Collection<String> ids) {
        return new Candidates(List.of(new RunSet(ids.stream()
                .distinct()
                .flatMap(id -> Stream.ofNullable(byId.get(id)))
                .toList())));
    }

    /** Returns the runs in states of the given types. */
    public Candidates inStates(Collection<StateType> types) {
        return select(types, byState::get);
    }

    /** Returns the runs of flows. */
    public Candidates ofFlows(Collection<String> flowIds) {
        return select(flowIds, byFlow::get);
    }

    /** Returns the runs of deployments. */
    public Candidates ofDeployments(Collection<String> deploymentIds) {
        return select(deploymentIds, byDeployment::get);
    }

    /** Returns the run that a task run called as a subflow, or null. */
    public @Nullable FlowRun calledBy(String taskRunId) {
        return new Candidates(List.of(byCaller.get(taskRunId)))
                .stream().findAny().orElse(null);
    }

    /** Returns the runs in work queues. */
    public Candidates inQueues(Collection<String> queueIds) {
        return select(queueIds, byQueue::get);
    }

    /** Returns the runs in work queues and in states of the given types. */
    public Candidates inQueues(Collection<String> queueIds, Collection<StateType> types) {
        Set<QueueAndState> keys = new LinkedHashSet<>();
        queueIds.forEach(queue -> types.forEach(type -> keys.add(new QueueAndState(queue, type))));
        return select(keys, byQueueAndState::get);
    }

    /** Returns the SCHEDULED runs of a work queue by the time at which they are due. */
    public TimeIndex scheduledIn(String queueId) {
        return scheduledByQueue.getOrDefault(queueId, new TimeIndex());
    }

    /** Returns the number of runs of a work queue that are PENDING or RUNNING. */
    public int usedSlots(String queueId) {
        return slotsByQueue.getOrDefault(queueId, 0);
    }

    /** Returns the runs in a state named Scheduled by the time at which they are due. */
    public TimeIndex notLate() {
        return notLate;
    }

    /** Returns the CANCELLING runs by the timestamp of their state. */
    public TimeIndex cancelling() {
        return cancelling;
    }

    private static <T> Candidates select(Collection<T> keys, Function<T, RunSet> index) {
        return new Candidates(keys.stream().distinct().map(index).toList());
    }

    private void index(FlowRun run) {
        State current = run.state();
        if (current != null) {
            byStateId.put(current.id(), run);
        }
        all.add(run);
        byState.add(run.stateType(), run);
        byFlow.add(run.flowId, run);
        byDeployment.add(run.deploymentId, run);
        byCaller.add(Attributes.value(run.parentTaskRunId), run);
        byQueue.add(run.workQueueId, run);
        byQueueAndState.add(queueAndState(run), run);
        if (run.idempotencyKey != null) {
            byKey.put(new Key(run.flowId, run.idempotencyKey), run);
        }
        if (isNotLate(run)) {
            notLate.add(run.nextScheduledStartTime, run);
        }
        if (run.stateType() == StateType.CANCELLING) {
            cancelling.add(stateTime(run), run);
        }
        String queue = run.workQueueId;
        if (queue != null && run.stateType() == StateType.SCHEDULED) {
            scheduledByQueue.computeIfAbsent(queue, missing -> new TimeIndex()).add(run.nextScheduledStartTime, run);
        } else if (queue != null && usesSlot(run)) {
            slotsByQueue.merge(queue, 1, Integer::sum);
        }
    }

    private void unindex(FlowRun run) {
        all.remove(run);
        byState.remove(run.stateType(), run);
        byFlow.remove(run.flowId, run);
        byDeployment.remove(run.deploymentId, run);
        byCaller.remove(Attributes.value(run.parentTaskRunId), run);
        byQueue.remove(run.workQueueId, run);
        byQueueAndState.remove(queueAndState(run), run);
        if (run.idempotencyKey != null) {
            byKey.remove(new Key(run.flowId, run.idempotencyKey));
        }
        if (isNotLate(run)) {
            notLate.remove(run.nextScheduledStartTime, run);
        }
        if (run.stateType() == StateType.CANCELLING) {
            cancelling.remove(stateTime(run), run);
        }
        String queue = run.workQueueId;
        if (queue != null && run.stateType() == StateType.SCHEDULED) {
            scheduledIn(queue).remove(run.nextScheduledStartTime, run);
        } else if (queue != null && usesSlot(run)) {
            slotsByQueue.merge(queue, -1, Integer::sum);
        }
    }

    private static @Nullable QueueAndState queueAndState(FlowRun run) {
        StateType type = run.stateType();
        return run.workQueueId == null || type == null ? null : new QueueAndState(run.workQueueId, type);
    }

    private static boolean usesSlot(FlowRun run) {
        StateType type = run.stateType();
        return type != null && USES_A_SLOT.contains(type);
    }

    private static boolean isNotLate(FlowRun run) {
        State state = run.state();
        return state != null && state.name().equals("Scheduled") && run.nextScheduledStartTime != null;
    }

    private static @Nullable Instant stateTime(FlowRun run) {
        State state = run.state();
        return state == null ? null : state.timestamp();
    }
}
