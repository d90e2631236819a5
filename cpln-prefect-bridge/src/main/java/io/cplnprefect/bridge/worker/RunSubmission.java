/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.history.ClaimMessage;
import io.cplnprefect.bridge.history.ProposalKind;
import io.cplnprefect.bridge.history.StateHistory;
import io.cplnprefect.bridge.internal.PidWrite;
import io.cplnprefect.bridge.job.Attempt;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.job.StartResult;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.bridge.template.FlowRunContext;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.ProposalEffect;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateCreate;
import io.cplnprefect.prefect.state.StateDetails;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits a flow run: claim, history, plan, start, PID. A failure affects this run only.
 *
 * <p>At most one start is sent for a claim. What remains open after a failure is decided by the observation.
 */
final class RunSubmission {

    private static final Logger LOG = LoggerFactory.getLogger(RunSubmission.class);

    /** How often a run is given back after a start that has certainly failed. */
    private static final int MAX_FAILED_STARTS = 3;

    private final WorkerContext context;
    private final Prefect prefect;
    private final RunConfiguration configuration;
    private final OwnRuns runs;
    private final LostStarts lostStarts;
    private final SafeListener listener;

    RunSubmission(WorkerContext context, RunConfiguration configuration, OwnRuns runs, LostStarts lostStarts) {
        this.context = context;
        this.prefect = context.prefect();
        this.configuration = configuration;
        this.runs = runs;
        this.lostStarts = lostStarts;
        this.listener = context.listener();
    }

    /** Claims a run and starts its job; returns the job, or {@code null} if there is none yet. */
    @Nullable
    Job submit(FlowRun run, RoundReads reads) throws InterruptedException {
        Claim claim = Claim.of(prefect, run.id());
        runs.claimed(run.id(), claim.id());
        Claim.Response response;
        try {
            response = claim.propose(context.identity().instanceName());
        } catch (ApiException e) {
            response = new Claim.Response(ProposalEffect.UNKNOWN, String.valueOf(e.getMessage()));
        }
        if (response.effect() == ProposalEffect.IN_FORCE) {
            listener.claimed(run.id());
            return start(run, claim, reads);
        }
        if (response.effect() == ProposalEffect.REFUSED) {
            listener.claimLost(run.id());
        }
        skip(run.id(), response.reason());
        if (response.effect() == ProposalEffect.UNKNOWN) {
            runs.suspended(run.id());
        } else {
            runs.remove(run.id());
        }
        return null;
    }

    /** Continues with a claim of this worker, if it is still in force. */
    @Nullable
    Job resume(FlowRun run, RoundReads reads) throws InterruptedException {
        State state = run.state();
        if (state == null
                || !state.type().equals(StateType.PENDING)
                || !context.identity().instanceName().equals(ClaimMessage.worker(state))) {
            runs.remove(run.id());
            return null;
        }
        Claim claim = Claim.inForce(prefect, run.id(), state);
        runs.claimed(run.id(), claim.id());
        return start(run, claim, reads);
    }

    private @Nullable Job start(FlowRun run, Claim claim, RoundReads reads) throws InterruptedException {
        try {
            StateHistory history = history(run, claim);
            if (history == null || !history.isValidClaim(claim.id())) {
                return suspend(run.id(), "its claim is not in force");
            }
            Instant ended = history.earlierClaimEnded();
            Instant now = context.prefectClock().now();
            if (ended != null && ended.plus(context.settings().sync().margin()).isAfter(now)) {
                return suspend(run.id(), "an earlier claim was in force until " + ended);
            }
            return started(run, claim, history, plan(run, claim, history, reads));
        } catch (ApiException e) {
            // A usage error will not pass; what a service could not do may be possible in a later round.
            if (e instanceof io.cplnprefect.core.error.UsageException) {
                crashed(claim, e);
                return null;
            }
            return suspend(run.id(), String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            if (runs.hasSent(run.id())) {
                // The job may be live, so no end may be reported.
                LogLine.in(LogArea.JOB).run(run.id()).error(LOG, "Failed after the start was sent: " + e, e);
                lost(run.id());
            } else {
                crashed(claim, e);
            }
            return null;
        }
    }

    private @Nullable StateHistory history(FlowRun run, Claim claim) {
        List<State> states = prefect.flowRuns().states(run.id()).execute();
        boolean known = states.stream().anyMatch(state -> state.id().equals(claim.stateId()));
        return known ? StateHistory.of(claim.stateId(), states, retriesInProcess(run, states)) : null;
    }

    /** The run was polled before it was claimed. In between, its flow may have begun to await a retry in its process. */
    private boolean retriesInProcess(FlowRun polled, List<State> states) {
        FlowRun run = states.stream().anyMatch(StateHistory::awaitsRetry)
                ? prefect.flowRuns().read(polled.id()).execute()
                : polled;
        return "in_process".equals(run.empiricalPolicy().retryType());
    }

    private RunConfiguration.Plan plan(FlowRun run, Claim claim, StateHistory history, RoundReads reads) {
        RunConfiguration.Plan plan = configuration.plan(run, Attempt.of(run.id(), claim.id(), history), reads);
        plan.request()
                .workload()
                .warnings()
                .forEach(warning -> plan.request().about(LogArea.JOB).warn(LOG, warning));
        return plan;
    }

    private @Nullable Job started(FlowRun run, Claim claim, StateHistory history, RunConfiguration.Plan plan)
            throws InterruptedException {
        StartResult result = plan.client().jobs().start(plan.request(), () -> {
            String refusal = claim.refusal();
            if (refusal == null) {
                runs.sending(run.id());
            }
            return refusal;
        });
        if (result instanceof StartResult.Started started) {
            context.clients().found(started.job().pid(), plan.client());
            runs.started(run.id(), started.job());
            writePid(run, claim, started.job());
            addLabels(plan.context());
            context.events().submitted(run.id(), WorkerLabels.resources(plan.context(), run.tags()));
            listener.started(run.id(), started.job());
            return started.job();
        }
        if (result instanceof StartResult.NotStarted failure) {
            return notStarted(claim, history, failure);
        }
        if (result instanceof StartResult.Unknown unknown) {
            LogLine.in(LogArea.JOB).run(run.id()).error(LOG, unknown.reason());
            listener.notStarted(run.id(), unknown.cause());
            lost(run.id());
            return null;
        }
        return suspend(run.id(), ((StartResult.Deferred) result).reason());
    }

    private void lost(UUID flowRunId) {
        runs.suspended(flowRunId);
        lostStarts.add(flowRunId);
    }

    private @Nullable Job suspend(UUID flowRunId, String reason) {
        skip(flowRunId, reason);
        runs.suspended(flowRunId);
        return null;
    }

    private @Nullable Job notStarted(Claim claim, StateHistory history, StartResult.NotStarted failure) {
        RuntimeException cause = failure.cause() instanceof RuntimeException thrown
                ? thrown
                : new IllegalStateException(failure.reason(), failure.cause());
        if (!failure.repeatable() || history.failedStarts() >= MAX_FAILED_STARTS) {
            crashed(claim, cause);
            return null;
        }
        LogLine.in(LogArea.JOB).run(claim.flowRunId()).warn(LOG, "Not started yet: " + failure.reason());
        propose(
                claim,
                StateProposal.of(StateCreate.builder()
                        .type(StateType.SCHEDULED)
                        .message("Returned to the work pool: " + failure.reason())
                        .stateDetails(StateDetails.builder()
                                .transitionId(ProposalKind.START_AGAIN.transitionId(claim.stateId()))
                                .scheduledTime(context.prefectClock()
                                        .now()
                                        .plus(context.settings().sync().margin()))
                                .build())
                        .build()));
        listener.skipped(claim.flowRunId(), failure.reason());
        return null;
    }

    private void crashed(Claim claim, RuntimeException reason) {
        LogLine.in(LogArea.JOB).run(claim.flowRunId()).error(LOG, "Not started: " + reason.getMessage());
        propose(
                claim,
                StateProposal.crashed("Flow run could not be submitted to infrastructure: "
                                + reason.getClass().getSimpleName() + ": " + reason.getMessage())
                        .withTransitionId(ProposalKind.CRASHED.transitionId(claim.stateId())));
        listener.notStarted(claim.flowRunId(), reason);
    }

    /**
     * Ends the submission with a state. The response may be lost and the state written later, so the claim counts as one with an
     * unknown start: it is not continued, but given back a margin later.
     */
    private void propose(Claim claim, StateProposal proposal) {
        try {
            if (claim.refusal() == null) {
                runs.sending(claim.flowRunId());
                prefect.flowRuns().setState(claim.flowRunId(), proposal).execute();
            }
        } catch (ApiException e) {
            LogLine.in(LogArea.JOB)
                    .run(claim.flowRunId())
                    .error(LOG, proposal.state().type() + " could not be proposed: " + e.getMessage());
        } finally {
            runs.suspended(claim.flowRunId());
        }
    }

    /** The job runs even if this fails: an observation finds it by its tags and writes the PID. */
    private void writePid(FlowRun run, Claim claim, Job job) {
        List<String> tags = claim.tags();
        try {
            PidWrite.write(prefect, run.id(), job.pid(), tags == null ? run.tags() : tags);
        } catch (ServiceException.NotFound deleted) {
            LogLine.in(LogArea.JOB).run(run.id()).job(job.pid()).warn(LOG, "The flow run was deleted");
        } catch (ApiException e) {
            LogLine.in(LogArea.JOB).run(run.id()).job(job.pid()).warn(LOG, "PID not written yet: " + e.getMessage());
        }
    }

    /** The labels show which worker runs a flow run, and decide nothing, so nothing waits for them. */
    private void addLabels(FlowRunContext run) {
        if (!context.identity().labelsFlowRuns()) {
            return;
        }
        prefect.flowRuns()
                .addLabels(run.flowRunId(), WorkerLabels.ofFlowRun(run))
                .executeAsync()
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        LogLine.in(LogArea.JOB)
                                .run(run.flowRunId())
                                .warn(LOG, "Labels not added: " + failure.getMessage());
                    }
                });
    }

    private void skip(UUID flowRunId, String reason) {
        LogLine.in(LogArea.JOB).run(flowRunId).info(LOG, "Not started: " + reason);
        listener.skipped(flowRunId, reason);
    }
}
