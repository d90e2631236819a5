/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.history.ClaimMessage;
import io.cplnprefect.bridge.internal.worker.InstanceName;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.bridge.sync.Claimant;
import io.cplnprefect.bridge.sync.RunFacts;
import io.cplnprefect.bridge.sync.RunShare;
import io.cplnprefect.bridge.sync.SyncAction;
import io.cplnprefect.bridge.sync.SyncDecision;
import io.cplnprefect.bridge.sync.SyncMember;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker's part in the observation of its pool: what it knows of its own submissions, and what it learns from each decision. A job
 * whose worker is offline is taken over by the worker that has the flow run in its share.
 */
final class PoolMember implements SyncMember {

    private static final Logger LOG = LoggerFactory.getLogger(PoolMember.class);

    private final WorkerContext context;
    private final OwnRuns runs;
    private final Slots slots;
    private final JobStreams streams;
    private final LostStarts lostStarts;
    private final Consumer<UUID> continuation;
    private volatile @Nullable Set<String> onlineInstances;
    private volatile @Nullable RunShare share;

    PoolMember(
            WorkerContext context,
            OwnRuns runs,
            Slots slots,
            JobStreams streams,
            LostStarts lostStarts,
            Consumer<UUID> continuation) {
        this.context = context;
        this.runs = runs;
        this.slots = slots;
        this.streams = streams;
        this.lostStarts = lostStarts;
        this.continuation = continuation;
    }

    @Override
    public RunShare share(Set<String> online) {
        Set<String> sharing = new HashSet<>();
        Set<String> instances = new HashSet<>();
        instances.add(context.identity().instance());
        for (String worker : online) {
            String instance = InstanceName.instance(worker);
            if (instance != null) {
                instances.add(instance);
                if (!context.source().sharesByName()
                        || context.settings().name().equals(InstanceName.user(worker))) {
                    sharing.add(worker);
                }
            }
        }
        onlineInstances = Set.copyOf(instances);
        RunShare current = new RunShare(sharing, context.identity().instanceName());
        share = current;
        return current;
    }

    /** Returns whether this worker had a flow run in its share in the last round. */
    boolean isInShare(UUID flowRunId) {
        RunShare current = share;
        return current != null && current.contains(flowRunId);
    }

    @Override
    public Set<String> workQueues() {
        return context.source().observedQueues();
    }

    @Override
    public @Nullable Claimant claimant(UUID flowRunId, State claim) {
        return context.identity().instanceName().equals(ClaimMessage.worker(claim))
                ? runs.claimant(flowRunId, claim)
                : null;
    }

    @Override
    public boolean observesAlso(UUID flowRunId) {
        return runs.contains(flowRunId);
    }

    @Override
    public void decided(RunFacts facts, SyncDecision decision) {
        UUID id = facts.flowRunId();
        if (runs.isSubmitting(id)) {
            return;
        }
        State state = facts.state();
        if (decision.action() instanceof SyncAction.Leave) {
            leave(facts);
        } else if (state != null && state.type().equals(StateType.PENDING) && runs.isOtherClaim(id, state)) {
            // Another worker, or a later claim of this one, has the run now.
            Job known = runs.remove(id);
            context.events().lost(id);
            if (known != null) {
                streams.finish(known, () -> {});
            }
        } else if (runs.contains(id)) {
            ownJob(facts);
        } else {
            takeOver(facts);
        }
    }

    private void leave(RunFacts facts) {
        UUID id = facts.flowRunId();
        if (lostStarts.mayHaveJob(id)) {
            return;
        }
        Job known = runs.remove(id);
        if (known == null) {
            return;
        }
        State state = facts.state();
        context.events().ended(id, known.pid(), facts.is(StateType.CANCELLED));
        EndedRun ended = new EndedRun(
                id, known.pid(), state == null ? "DELETED" : state.type().value());
        LogLine.in(LogArea.JOB).run(id).job(known.pid()).info(LOG, "Flow run " + ended.state() + ", its job has ended");
        streams.finish(known, () -> context.listener().ended(ended));
    }

    private void ownJob(RunFacts facts) {
        Job known = runs.job(facts.flowRunId());
        if (known != null
                && facts.extent() != RunFacts.Extent.LISTED
                && facts.jobs().stream().noneMatch(Job::live)) {
            runs.jobEnded(facts.flowRunId());
        }
    }

    private void takeOver(RunFacts facts) {
        Set<String> online = onlineInstances;
        List<Job> left = facts.jobs().stream()
                .filter(job -> job.live() && job.claimId() != null)
                .filter(job -> online != null && !online.contains(job.instance()))
                .filter(job -> !context.source().sharesByName()
                        || job.agent().equals(context.identity().agent()))
                .toList();
        if (left.size() == 1 && left.get(0).pid().equals(facts.pid())) {
            Job job = left.get(0);
            LogLine.in(LogArea.JOB).run(facts.flowRunId()).job(job.pid()).info(LOG, "Taking over the job");
            runs.takeOver(facts.flowRunId(), job, slots.acquireBeyondLimit());
            streams.follow(facts.flowRunId(), job);
            context.listener().started(facts.flowRunId(), job);
        }
    }

    @Override
    public void continueSubmission(RunFacts facts) {
        continuation.accept(facts.flowRunId());
    }
}
