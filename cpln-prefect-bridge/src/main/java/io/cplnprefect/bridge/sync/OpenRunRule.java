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
import java.util.Objects;
import java.util.Set;

/** The rows of {@link SyncRule} for flow runs that are PENDING or RUNNING. */
final class OpenRunRule {

    private final Evidence evidence;
    private final SyncSettings settings;
    private final RunFacts facts;

    OpenRunRule(Evidence evidence) {
        this.evidence = evidence;
        this.settings = evidence.settings();
        this.facts = evidence.facts();
    }

    SyncDecision decide(State state, StateHistory history) {
        AttemptJobs jobs = facts.attemptJobs(history, settings.adoptForeign());
        Job own = jobs.own();
        if (facts.extent() != RunFacts.Extent.SEARCHED
                && (own == null || history.claims().size() > 1)) {
            return mayWait()
                    ? pending("the worker of the claim is online")
                    : evidence.examine(RunFacts.Extent.SEARCHED);
        }
        if (facts.extent() == RunFacts.Extent.SEARCHED && !facts.complete()) {
            return evidence.keep("not all jobs could be read");
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
    SyncDecision outcome(State state, Job job, boolean begun) {
        return switch (job.stage()) {
            case COMPLETED -> {
                boolean completed = begun && !settings.missingReportCrashes();
                yield evidence.after(
                        Evidence.fact(state, job),
                        Evidence.SIGHTINGS,
                        settings.betweenSightings(),
                        settings.reportGrace(),
                        new SyncAction.Propose(
                                completed ? ProposalKind.COMPLETED : ProposalKind.CRASHED,
                                job,
                                begun ? "completed, but the flow sent no report" : "ended before the flow began"));
            }
            case GONE -> evidence.missing(state, job, ProposalKind.CRASHED);
            default ->
                evidence.after(
                        Evidence.fact(state, job),
                        Evidence.SIGHTINGS,
                        settings.betweenSightings(),
                        Duration.ZERO,
                        new SyncAction.Propose(
                                ProposalKind.CRASHED,
                                job,
                                job.stage() == JobStage.CANCELLED ? "was cancelled on Control Plane" : "failed"));
        };
    }

    private SyncDecision withoutJob(State state, StateHistory history, AttemptJobs jobs) {
        Job gone = facts.missingJob();
        if (gone != null) {
            return evidence.missing(state, gone, ProposalKind.CRASHED);
        }
        if (!jobs.strangers().isEmpty() || facts.claimant() == Claimant.FOREIGN) {
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

    private SyncDecision giveBack(State state, Duration age, String reason) {
        if (!facts.complete() || facts.age().compareTo(age) < 0) {
            return evidence.keep(reason);
        }
        return evidence.after(
                "without job " + state.id(),
                Evidence.SIGHTINGS,
                settings.betweenSightings(),
                Duration.ZERO,
                // Prefect offers a run that retries in its process to no worker.
                facts.retriesInProcess()
                        ? new SyncAction.Propose(ProposalKind.CRASHED, null, "The flow run has no job: " + reason)
                        : new SyncAction.GiveBack(reason));
    }
}
