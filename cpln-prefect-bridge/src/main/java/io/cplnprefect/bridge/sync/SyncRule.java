/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import static io.cplnprefect.bridge.sync.SyncDecision.leave;
import static io.cplnprefect.bridge.sync.SyncDecision.pending;

import io.cplnprefect.bridge.history.ProposalKind;
import io.cplnprefect.bridge.history.Repair;
import io.cplnprefect.bridge.history.StateHistory;
import io.cplnprefect.bridge.job.AttemptJobs;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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

    private final Evidence evidence;
    private final SyncSettings settings;
    private final RunFacts facts;

    private SyncRule(Evidence evidence) {
        this.evidence = evidence;
        this.settings = evidence.settings();
        this.facts = evidence.facts();
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
        return new SyncRule(new Evidence(settings, facts, before, nowNanos)).decide();
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
            return new OpenRunRule(evidence).decide(state, history);
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
            return unchanged(state, live) ? pending("unchanged") : evidence.examine(RunFacts.Extent.EXAMINED);
        }
        if (facts.is(StateType.CANCELLING)) {
            return live.isEmpty() ? evidence.examine(RunFacts.Extent.EXAMINED) : cancel(state);
        }
        if (isRetryingInProcess() && live.isEmpty()) {
            return evidence.examine(RunFacts.Extent.EXAMINED);
        }
        if (live.isEmpty()) {
            return RecentEnds.isOurs(state)
                    ? evidence.examine(RunFacts.Extent.EXAMINED)
                    : leave("the flow run has no live job");
        }
        if (facts.is(StateType.PAUSED) || isRetryingInProcess()) {
            return pending("the process of the flow waits");
        }
        if (state.type().terminal()
                && facts.age().compareTo(settings.stopGrace()) < 0
                && live.stream().noneMatch(job -> job.overdue(facts.platformNow()))) {
            return pending("the flow run has just ended");
        }
        return evidence.examine(RunFacts.Extent.EXAMINED);
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

    private boolean isRetryingInProcess() {
        return facts.is(StateType.SCHEDULED) && facts.retriesInProcess();
    }

    /** Decides about a flow run that is being cancelled and whose jobs are live. */
    private SyncDecision cancel(State state) {
        List<Job> own = evidence.observed();
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
            return cancel(state);
        }
        if (facts.claimant() == Claimant.SUBMITTING) {
            return evidence.keep("a job may still be started");
        }
        Job own = facts.attemptJobs(history, settings.adoptForeign()).own();
        if (facts.extent() != RunFacts.Extent.SEARCHED
                && (own == null || history.claims().size() > 1)) {
            return evidence.examine(RunFacts.Extent.SEARCHED);
        }
        if (!facts.complete()) {
            return evidence.keep("not all jobs could be read");
        }
        Job gone = facts.missingJob();
        if (own == null && gone != null) {
            return evidence.missing(state, gone, ProposalKind.CANCELLED);
        }
        SyncAction cancelled = new SyncAction.Propose(
                ProposalKind.CANCELLED, own, own == null ? "its job was not started" : "has ended");
        // This process has sent no start under its claim; but it may have sent one under an earlier claim.
        boolean unstarted =
                facts.claimant() == Claimant.WAITING && history.claims().size() == 1;
        if ((own != null || unstarted) && !mayEarlierJobAppear(history)) {
            return SyncDecision.of(cancelled);
        }
        if (facts.claimant() == Claimant.FOREIGN) {
            return leave("the flow run belongs to another agent");
        }
        // The claimant may have sent a start just before. The timestamp of the state is that of its request, which may
        // be old.
        return evidence.after(
                "no job " + state.id(), Evidence.SIGHTINGS, settings.betweenSightings(), settings.margin(), cancelled);
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
                    : new OpenRunRule(evidence).outcome(state, ended, false);
        }
        String next =
                facts.jobs().isEmpty() ? "a worker claims the flow run when it is due" : "the next claim finds the job";
        return jobs.stray().isEmpty()
                ? pending(next)
                : SyncDecision.of(new SyncAction.Stop(jobs.stray(), "the flow run has a later attempt"));
    }

    /** Decides about a flow run that has ended or was deleted, by a text that changes with its state. */
    private SyncDecision ended(String state) {
        List<Job> stopped = evidence.observed().stream()
                .filter(job ->
                        !job.overdue(facts.platformNow()) || !job.options().leaveRunningOnTimeout())
                .toList();
        return stopped.isEmpty()
                ? leave("the flow run has ended")
                : evidence.after(
                        "ended " + state,
                        Evidence.SIGHTINGS,
                        settings.betweenSightings(),
                        Duration.ZERO,
                        new SyncAction.Stop(stopped, "the flow run has ended"));
    }
}
