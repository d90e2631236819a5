/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import static io.cplnprefect.bridge.sync.SyncDecision.leave;
import static io.cplnprefect.bridge.sync.SyncDecision.pending;

import io.cplnprefect.bridge.history.ProposalKind;
import io.cplnprefect.bridge.history.Repair;
import io.cplnprefect.bridge.history.StateHistory;
import io.cplnprefect.bridge.job.AttemptJobs;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.job.JobStage;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The decision about one flow run and its jobs. A pure function.
 *
 * <table>
 * <caption>The rows, from first to last; "job" is the job of the attempt, see {@link AttemptJobs}</caption>
 * <tr><th>flow run</th><th>jobs</th><th>action</th></tr>
 * <tr><td>in a stale state</td><td>any</td><td>put back the state that counts</td></tr>
 * <tr><td>PENDING, RUNNING</td><td>surplus jobs, or jobs of earlier attempts, are live</td><td>stop them</td></tr>
 * <tr><td>PENDING, RUNNING</td><td>live, and the PID names it</td><td>wait</td></tr>
 * <tr><td>PENDING, RUNNING</td><td>live, and the PID does not name it</td><td>write the PID</td></tr>
 * <tr><td>PENDING, RUNNING</td><td>live longer than its limit</td><td>CRASHED</td></tr>
 * <tr><td>PENDING</td><td>ended</td><td>CRASHED</td></tr>
 * <tr><td>RUNNING, replaced a final state</td><td>ended</td><td>put back the final state</td></tr>
 * <tr><td>RUNNING</td><td>completed</td><td>COMPLETED after the report grace</td></tr>
 * <tr><td>RUNNING, awaiting a retry in its process</td><td>failed, cancelled, gone</td><td>CRASHED</td></tr>
 * <tr><td>PENDING</td><td>none; claimed by this process, no start sent</td><td>continue the submission</td></tr>
 * <tr><td>PENDING</td><td>none; start of this process unknown for a margin</td><td>give back</td></tr>
 * <tr><td>PENDING</td><td>none; claimant offline, claim old</td><td>give back</td></tr>
 * <tr><td>RUNNING</td><td>none, for a margin</td><td>give back</td></tr>
 * <tr><td>CANCELLING</td><td>any live job, after the cancel grace if the flow has started</td><td>stop it</td></tr>
 * <tr><td>CANCELLING</td><td>ended, or none for a margin</td><td>CANCELLED</td></tr>
 * <tr><td>final, deleted</td><td>live, after the stop grace</td><td>stop it</td></tr>
 * <tr><td>SCHEDULED</td><td>of an earlier attempt live</td><td>stop it</td></tr>
 * <tr><td>any, of another agent</td><td>any</td><td>leave</td></tr>
 * </table>
 *
 * <p>A row that ends a flow run or stops a job of a final run requires {@link Sighting}s: two of an ended job or a final state,
 * several of a missing command. FAILED is never proposed: with retries left, Prefect would start a retry in a process that does not
 * exist any more.
 */
public final class SyncRule {

    private static final int SIGHTINGS = 2;

    private final SyncSettings settings;
    private final RunFacts facts;
    private final @Nullable Sighting before;
    private final long nowNanos;

    private SyncRule(SyncSettings settings, RunFacts facts, @Nullable Sighting before, long nowNanos) {
        this.settings = settings;
        this.facts = facts;
        this.before = before;
        this.nowNanos = nowNanos;
    }

    /**
     * Decides about a flow run.
     *
     * @param facts what this round has read
     * @param before the evidence of earlier rounds, or {@code null}
     * @param nowNanos the time of a monotonic clock
     * @param settings the settings
     * @return the action and the evidence for the next round
     */
    public static SyncDecision decide(RunFacts facts, @Nullable Sighting before, long nowNanos, SyncSettings settings) {
        return new SyncRule(settings, facts, before, nowNanos).decide();
    }

    private SyncDecision decide() {
        State state = facts.state();
        if (state == null) {
            return ended("deleted");
        }
        StateHistory history = facts.history();
        if (history == null) {
            return glance(state);
        }
        Repair repair = history.repair();
        if (repair != null) {
            return SyncDecision.of(new SyncAction.PutBack(repair));
        }
        if (facts.is(StateType.PENDING) || facts.is(StateType.RUNNING)) {
            return open(state, history);
        }
        if (facts.is(StateType.CANCELLING)) {
            return cancelling(state, history);
        }
        if (facts.is(StateType.SCHEDULED)) {
            return scheduled(state, history);
        }
        if (facts.is(StateType.PAUSED)) {
            return pending("the flow run is paused");
        }
        return history.isStale()
                ? pending("the state is stale")
                : ended(state.id().toString());
    }

    /** Decides from the lists alone. Most flow runs have not changed and need no further read. */
    private SyncDecision glance(State state) {
        List<Job> live = facts.live();
        if (facts.foreignPid() && live.isEmpty()) {
            return leave("the flow run runs elsewhere");
        }
        if (facts.is(StateType.PENDING) || facts.is(StateType.RUNNING)) {
            return unchanged(state, live) ? pending("unchanged") : examine(RunFacts.Extent.EXAMINED);
        }
        if (facts.is(StateType.CANCELLING)) {
            return live.isEmpty() ? examine(RunFacts.Extent.EXAMINED) : cancel(state, live);
        }
        if (isRetryingInProcess() && live.isEmpty()) {
            return examine(RunFacts.Extent.EXAMINED);
        }
        if (live.isEmpty()) {
            return isProposedEnd(state) ? examine(RunFacts.Extent.EXAMINED) : leave("the flow run has no live job");
        }
        if (facts.is(StateType.PAUSED) || isRetryingInProcess()) {
            return pending("the process of the flow waits");
        }
        if (state.type().terminal()
                && facts.age().compareTo(settings.stopGrace()) < 0
                && live.stream().noneMatch(job -> job.overdue(facts.platformNow()))) {
            return pending("the flow run has just ended");
        }
        return examine(RunFacts.Extent.EXAMINED);
    }

    private SyncDecision examine(RunFacts.Extent extent) {
        return new SyncDecision(new SyncAction.Examine(extent), before);
    }

    private boolean unchanged(State state, List<Job> live) {
        if (live.isEmpty()) {
            // Without a scheduled time, the state may be a claim that was written over a final state.
            return facts.is(StateType.PENDING)
                    && facts.pid() == null
                    && state.stateDetails().scheduledTime() != null
                    && Set.of(Claimant.SUBMITTING, Claimant.START_UNKNOWN, Claimant.ONLINE)
                            .contains(facts.claimant());
        }
        Job job = live.get(0);
        return live.size() == 1
                && job.pid().equals(facts.pid())
                && !job.overdue(facts.platformNow())
                && (facts.is(StateType.RUNNING)
                        || Objects.equals(job.claimId(), state.stateDetails().transitionId()));
    }

    /** Returns whether the bridge has ended the flow run, perhaps over a state that followed the one of the decision. */
    private static boolean isProposedEnd(State state) {
        UUID transition = state.stateDetails().transitionId();
        return state.type().terminal() && transition != null && transition.version() == 5;
    }

    private boolean isRetryingInProcess() {
        return facts.is(StateType.SCHEDULED) && facts.retriesInProcess();
    }

    private SyncDecision open(State state, StateHistory history) {
        AttemptJobs jobs = facts.attemptJobs(history, settings.adoptForeign());
        Job own = jobs.own();
        if (facts.extent() != RunFacts.Extent.SEARCHED
                && (own == null || history.claims().size() > 1)) {
            return mayWait() ? pending("the worker of the claim is online") : examine(RunFacts.Extent.SEARCHED);
        }
        if (facts.extent() == RunFacts.Extent.SEARCHED && !facts.complete()) {
            return unknown();
        }
        if (!jobs.stray().isEmpty()) {
            return SyncDecision.of(
                    new SyncAction.Stop(jobs.stray(), "the flow run has another job, or a later attempt"));
        }
        if (own == null) {
            return withoutJob(state, history, jobs);
        }
        if (own.live()) {
            return live(own);
        }
        State replaced = history.replacedEnd();
        if (replaced != null) {
            return SyncDecision.of(new SyncAction.PutBack(new Repair(state, replaced, false)));
        }
        return outcome(state, own, history.begun());
    }

    private SyncDecision unknown() {
        return new SyncDecision(new SyncAction.Wait("not all jobs could be read"), before);
    }

    private boolean mayWait() {
        return facts.is(StateType.PENDING)
                && Set.of(Claimant.SUBMITTING, Claimant.START_UNKNOWN, Claimant.ONLINE)
                        .contains(facts.claimant());
    }

    private SyncDecision live(Job own) {
        if (own.overdue(facts.platformNow())) {
            return SyncDecision.of(new SyncAction.Propose(
                    ProposalKind.CRASHED,
                    own,
                    "did not complete within "
                            + Objects.requireNonNull(own.options().watchTimeout())
                                    .toSeconds() + " s"));
        }
        return own.pid().equals(facts.pid())
                ? pending("the job is live")
                : SyncDecision.of(new SyncAction.WritePid(own));
    }

    /** Decides about an open flow run whose job has ended or does not exist. */
    private SyncDecision outcome(State state, Job job, boolean begun) {
        return switch (job.stage()) {
            case COMPLETED -> {
                boolean completed = begun && !settings.missingReportCrashes();
                yield after(
                        fact(state, job),
                        SIGHTINGS,
                        settings.betweenSightings(),
                        settings.reportGrace(),
                        new SyncAction.Propose(
                                completed ? ProposalKind.COMPLETED : ProposalKind.CRASHED,
                                job,
                                begun ? "completed, but the flow sent no report" : "ended before the flow began"));
            }
            case GONE -> missing(state, job, ProposalKind.CRASHED);
            default ->
                after(
                        fact(state, job),
                        SIGHTINGS,
                        settings.betweenSightings(),
                        Duration.ZERO,
                        new SyncAction.Propose(
                                ProposalKind.CRASHED,
                                job,
                                job.stage() == JobStage.CANCELLED ? "was cancelled on Control Plane" : "failed"));
        };
    }

    private SyncDecision missing(State state, Job job, ProposalKind kind) {
        if (!facts.complete()) {
            return unknown();
        }
        return after(
                fact(state, job),
                settings.missingSightings(),
                settings.betweenMissingSightings(),
                Duration.ZERO,
                new SyncAction.Propose(
                        kind,
                        job,
                        "no longer exists (404 for " + settings.missingSightings() + " consecutive checks)"));
    }

    private SyncDecision withoutJob(State state, StateHistory history, AttemptJobs jobs) {
        Job gone = facts.missingJob();
        if (gone != null) {
            return missing(state, gone, ProposalKind.CRASHED);
        }
        if (!jobs.strangers().isEmpty() || isOfAnotherAgent(history)) {
            return leave("the flow run belongs to another agent");
        }
        if (facts.is(StateType.RUNNING)) {
            State replaced = history.replacedEnd();
            return replaced == null
                    ? giveBack(state, settings.margin(), "it is RUNNING and has no job")
                    : SyncDecision.of(new SyncAction.PutBack(new Repair(state, replaced, false)));
        }
        return switch (facts.claimant()) {
            case WAITING -> SyncDecision.of(new SyncAction.ContinueSubmission());
            case START_OVERDUE ->
                giveBack(state, Duration.ZERO, "the outcome of the start of its job is unknown, and it has no job");
            case OFFLINE -> giveBack(state, settings.giveBackAge(), "its worker is offline, and it has no job");
            default -> pending("the worker of the claim is online");
        };
    }

    /** A run that nobody has claimed since it was scheduled again belongs to the agent of its earlier claims. */
    private boolean isOfAnotherAgent(StateHistory history) {
        boolean unclaimed = history.claim() == null && !history.earlierClaims().isEmpty();
        return facts.claimant() == Claimant.FOREIGN && !unclaimed;
    }

    private SyncDecision giveBack(State state, Duration age, String reason) {
        if (!facts.complete() || facts.age().compareTo(age) < 0) {
            return new SyncDecision(new SyncAction.Wait(reason), before);
        }
        return after(
                "without job " + state.id(),
                SIGHTINGS,
                settings.betweenSightings(),
                Duration.ZERO,
                new SyncAction.GiveBack(reason));
    }

    /** Decides about a flow run that is being cancelled and whose jobs are live. */
    private SyncDecision cancel(State state, List<Job> live) {
        List<Job> own = observed(live);
        if (own.isEmpty()) {
            return leave("the flow run belongs to another agent");
        }
        boolean endsItself = facts.started() && facts.age().compareTo(settings.cancelGrace()) < 0;
        return endsItself
                ? pending("the flow may handle its cancellation")
                : SyncDecision.of(new SyncAction.Stop(own, "the flow run is " + state.type()));
    }

    private SyncDecision cancelling(State state, StateHistory history) {
        List<Job> live = facts.live();
        if (!live.isEmpty()) {
            return cancel(state, live);
        }
        if (facts.claimant() == Claimant.SUBMITTING) {
            return new SyncDecision(new SyncAction.Wait("a job may still be started"), before);
        }
        Job own = facts.attemptJobs(history, settings.adoptForeign()).own();
        if (facts.extent() != RunFacts.Extent.SEARCHED
                && (own == null || history.claims().size() > 1)) {
            return examine(RunFacts.Extent.SEARCHED);
        }
        if (!facts.complete()) {
            return unknown();
        }
        Job gone = facts.missingJob();
        if (own == null && gone != null) {
            return missing(state, gone, ProposalKind.CANCELLED);
        }
        SyncAction cancelled = new SyncAction.Propose(
                ProposalKind.CANCELLED, own, own == null ? "its job was not started" : "has ended");
        boolean unstarted = facts.claimant() == Claimant.WAITING && history.claims().size() == 1;
        if ((own != null || unstarted) && !mayEarlierJobAppear(history)) {
            return SyncDecision.of(cancelled);
        }
        if (isOfAnotherAgent(history)) {
            return leave("the flow run belongs to another agent");
        }
        // The claimant may have sent a start just before the cancellation was written, which may be long after its timestamp.
        return after(
                "no job " + state.id(), SIGHTINGS, settings.betweenSightings(), settings.margin(), cancelled);
    }

    /** The start of an earlier attempt may have been sent just before this attempt began. */
    private boolean mayEarlierJobAppear(StateHistory history) {
        Instant began = history.attemptBegan();
        return !history.earlierClaims().isEmpty()
                && began != null
                && facts.now().isBefore(began.plus(settings.margin()));
    }

    private SyncDecision scheduled(State state, StateHistory history) {
        AttemptJobs jobs = facts.attemptJobs(history, settings.adoptForeign());
        Job own = jobs.own();
        if (isRetryingInProcess()) {
            Job ended = own == null ? facts.missingJob() : own;
            return ended == null || ended.live()
                    ? pending("the process of the flow waits")
                    : outcome(state, ended, false);
        }
        return jobs.stray().isEmpty()
                ? pending("the next claim finds the job")
                : SyncDecision.of(new SyncAction.Stop(jobs.stray(), "the flow run has a later attempt"));
    }

    /** Decides about a flow run that has ended or was deleted, by a text that changes with its state. */
    private SyncDecision ended(String state) {
        List<Job> stopped = observed(facts.live()).stream()
                .filter(job ->
                        !job.overdue(facts.platformNow()) || !job.options().leaveRunningOnTimeout())
                .toList();
        return stopped.isEmpty()
                ? leave("the flow run has ended")
                : after(
                        "ended " + state,
                        SIGHTINGS,
                        settings.betweenSightings(),
                        Duration.ZERO,
                        new SyncAction.Stop(stopped, "the flow run has ended"));
    }

    private List<Job> observed(List<Job> jobs) {
        return jobs.stream()
                .filter(job -> job.claimId() != null || settings.adoptForeign())
                .toList();
    }

    private static String fact(State state, Job job) {
        return job.pid().command() + " " + job.stage() + " " + state.id();
    }

    /** Returns the action if the fact has been seen often and long enough. */
    private SyncDecision after(String fact, int times, Duration apart, Duration since, SyncAction action) {
        Sighting sighting = Sighting.of(fact, before, apart, nowNanos);
        boolean evident =
                sighting.times() >= times && sighting.sinceFirst(nowNanos).compareTo(since) >= 0;
        return new SyncDecision(
                evident ? action : new SyncAction.Wait("seen " + sighting.times() + " times: " + fact), sighting);
    }
}
