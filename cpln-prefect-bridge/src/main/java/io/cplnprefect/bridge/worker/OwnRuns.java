/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.sync.Claimant;
import io.cplnprefect.prefect.state.State;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The flow runs that a worker has claimed or taken over, and how far each is. Nothing here is needed after a restart: it frees slots
 * early, and distinguishes a claim of this process under way from one that was left behind. Thread-safe.
 */
final class OwnRuns {

    private final Map<UUID, OwnRun> runs = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;
    private final Duration margin;

    OwnRuns(LongSupplier nanoTime, Duration margin) {
        this.nanoTime = nanoTime;
        this.margin = margin;
    }

    /**
     * A flow run. Immutable.
     *
     * @param slot the slot that it occupies, or {@code null} if it was released
     * @param submitting whether a thread submits it now
     * @param claimId its claim, or {@code null} if it was taken over
     * @param sentNanos when its start was sent, or {@code null} if none was sent
     * @param job its job, or {@code null} if none is known
     */
    private record OwnRun(
            Slots.@Nullable Slot slot,
            boolean submitting,
            @Nullable UUID claimId,
            @Nullable Long sentNanos,
            @Nullable Job job) {}

    /** Begins a submission; returns {@code false} if the run is already among the own ones. */
    boolean begin(UUID flowRunId, Slots.Slot slot) {
        return runs.putIfAbsent(flowRunId, new OwnRun(slot, true, null, null, null)) == null;
    }

    /** Continues a submission; returns {@code false} if a thread is already submitting the run. */
    boolean resume(UUID flowRunId, Slots.Slot slot) {
        OwnRun resumed = runs.compute(flowRunId, (id, run) -> {
            if (run != null && (run.submitting || run.sentNanos != null)) {
                return run;
            }
            if (run != null && run.slot != null) {
                run.slot.close();
            }
            return new OwnRun(slot, true, run == null ? null : run.claimId, null, null);
        });
        return resumed.slot == slot;
    }

    void claimed(UUID flowRunId, UUID claimId) {
        runs.computeIfPresent(
                flowRunId, (id, run) -> new OwnRun(run.slot, run.submitting, claimId, run.sentNanos, run.job));
    }

    /** Records that a start is about to be sent. */
    void sending(UUID flowRunId) {
        runs.computeIfPresent(
                flowRunId,
                (id, run) -> new OwnRun(run.slot, run.submitting, run.claimId, nanoTime.getAsLong(), run.job));
    }

    /** Returns whether a start was sent, or was about to be. */
    boolean hasSent(UUID flowRunId) {
        OwnRun run = runs.get(flowRunId);
        return run != null && run.sentNanos != null;
    }

    void started(UUID flowRunId, Job job) {
        runs.computeIfPresent(flowRunId, (id, run) -> new OwnRun(run.slot, false, run.claimId, run.sentNanos, job));
    }

    /** Ends a submission without a job; the claim may turn out to be in force, or its job to have been started. */
    void suspended(UUID flowRunId) {
        runs.computeIfPresent(flowRunId, (id, run) -> {
            release(run);
            return new OwnRun(null, false, run.claimId, run.sentNanos, null);
        });
    }

    /** Ends a submission that has not ended otherwise, such as by an unexpected exception. */
    void endSubmission(UUID flowRunId) {
        if (isSubmitting(flowRunId)) {
            suspended(flowRunId);
        }
    }

    /** At most one start is sent for a claim, so a job with the claim of the run is its job. */
    private static boolean isOfUnknownStart(OwnRun run, Job job) {
        return !run.submitting
                && run.sentNanos != null
                && run.job == null
                && run.claimId != null
                && run.claimId.equals(job.claimId());
    }

    /**
     * Records the job of a start with an unknown outcome, and its slot if it is live; returns {@code false} if it is not the job of the
     * run.
     */
    boolean join(UUID flowRunId, Job job, Slots.@Nullable Slot slot) {
        AtomicBoolean joined = new AtomicBoolean();
        runs.computeIfPresent(flowRunId, (id, run) -> {
            if (!isOfUnknownStart(run, job)) {
                return run;
            }
            joined.set(true);
            return new OwnRun(slot, false, run.claimId, run.sentNanos, job);
        });
        if (!joined.get() && slot != null) {
            slot.close();
        }
        return joined.get();
    }

    void takeOver(UUID flowRunId, Job job, Slots.Slot slot) {
        OwnRun taken = new OwnRun(slot, false, null, null, job);
        if (runs.putIfAbsent(flowRunId, taken) != null) {
            slot.close();
        }
    }

    /** Releases the slot of a run whose job has ended. */
    void jobEnded(UUID flowRunId) {
        runs.computeIfPresent(flowRunId, (id, run) -> {
            release(run);
            return new OwnRun(null, run.submitting, run.claimId, run.sentNanos, run.job);
        });
    }

    /** Removes a run; returns its job, if it had one. */
    @Nullable
    Job remove(UUID flowRunId) {
        OwnRun run = runs.remove(flowRunId);
        if (run == null) {
            return null;
        }
        release(run);
        return run.job;
    }

    private static void release(OwnRun run) {
        if (run.slot != null) {
            run.slot.close();
        }
    }

    boolean contains(UUID flowRunId) {
        return runs.containsKey(flowRunId);
    }

    boolean isSubmitting(UUID flowRunId) {
        OwnRun run = runs.get(flowRunId);
        return run != null && run.submitting;
    }

    @Nullable
    Job job(UUID flowRunId) {
        OwnRun run = runs.get(flowRunId);
        return run == null ? null : run.job;
    }

    /** Returns whether a claim in force is not the one of the run, so that what is known of its start is void. */
    boolean isOtherClaim(UUID flowRunId, State pending) {
        OwnRun run = runs.get(flowRunId);
        if (run == null) {
            return false;
        }
        // A run that was taken over has the claim of its job.
        UUID claim = run.claimId == null && run.job != null ? run.job.claimId() : run.claimId;
        return claim != null && !claim.equals(pending.stateDetails().transitionId());
    }

    /** Returns how far the submission of a claim of this worker is. */
    Claimant claimant(UUID flowRunId, State claim) {
        OwnRun run = runs.get(flowRunId);
        if (run == null || isOtherClaim(flowRunId, claim)) {
            return Claimant.WAITING;
        }
        if (run.submitting) {
            return Claimant.SUBMITTING;
        }
        if (run.sentNanos == null) {
            // An adopted job may have ended before, so that nothing but a search finds it.
            return run.job == null ? Claimant.WAITING : Claimant.START_OVERDUE;
        }
        return nanoTime.getAsLong() - run.sentNanos < margin.toNanos()
                ? Claimant.START_UNKNOWN
                : Claimant.START_OVERDUE;
    }

    /** Returns the runs that are being submitted or wait for their submission. */
    Set<UUID> submitting() {
        return those(OwnRun::submitting);
    }

    /** Returns the runs with a job. */
    Set<UUID> running() {
        return those(run -> run.job != null);
    }

    /** Returns the runs to observe: all but those that a thread is submitting. */
    Set<UUID> observed() {
        return those(run -> !run.submitting);
    }

    private Set<UUID> those(Predicate<OwnRun> condition) {
        Set<UUID> ids = new HashSet<>();
        runs.forEach((id, run) -> {
            if (condition.test(run)) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Returns the jobs of the runs. */
    List<InfrastructurePid> jobs() {
        return runs.values().stream()
                .filter(run -> run.job != null)
                .map(run -> run.job.pid())
                .toList();
    }
}
