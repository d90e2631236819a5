/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import io.cplnprefect.bridge.history.ProposalKind;
import io.cplnprefect.bridge.history.Repair;
import io.cplnprefect.bridge.internal.PidWrite;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.job.JobStage;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.bridge.sync.SyncEvent.Result;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.ProposalEffect;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateCreate;
import io.cplnprefect.prefect.state.StateDetails;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the actions of a round. The flow run is read right before each: if its state has changed, nothing is done. */
final class RoundActions {

    private static final Logger LOG = LoggerFactory.getLogger(RoundActions.class);

    private final RoundContext context;
    private boolean outage;

    RoundActions(RoundContext context) {
        this.context = context;
    }

    /** After a request without a response, the actions of this round fail at once: an outage must not cost a time-out for each run. */
    SyncEvent act(RunView run, RunFacts facts, SyncAction action) {
        if (outage) {
            return event(run, action, Result.FAILED, "an earlier request of this round had no response");
        }
        try {
            SyncAction prepared = withReason(action);
            FlowRun now = read(run.id());
            if (!Objects.equals(
                    now == null ? null : now.stateId(),
                    run.state() == null ? null : run.state().id())) {
                return event(run, action, Result.DROPPED, "the flow run has changed since it was read");
            }
            return act(run, now, facts, prepared);
        } catch (ApiException e) {
            outage = e instanceof TransportException;
            return event(run, action, Result.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable FlowRun read(UUID id) {
        try {
            return context.prefect().flowRuns().read(id).execute();
        } catch (ServiceException.NotFound deleted) {
            return null;
        }
    }

    /** To read why a job failed takes time, so it is done before the flow run is read. */
    private SyncAction withReason(SyncAction action) {
        if (!(action instanceof SyncAction.Propose propose) || propose.job() == null) {
            return action;
        }
        Job job = propose.job();
        // Users search for the text about a missing command, which Control Plane's own agent writes as well.
        String reason = job.stage() == JobStage.GONE
                ? "CPLN job '" + job.pid().command() + "' " + propose.reason() + "."
                : "Control Plane job " + job.pid().command() + " " + propose.reason();
        boolean failed = job.stage() == JobStage.FAILED && propose.kind() == ProposalKind.CRASHED;
        return new SyncAction.Propose(
                propose.kind(),
                job,
                failed
                        ? reason + ": " + context.clients().jobs().of(job.pid()).failure(job.pid(), job.location())
                        : reason);
    }

    private SyncEvent act(RunView run, @Nullable FlowRun now, RunFacts facts, SyncAction action) {
        if (action instanceof SyncAction.Stop stop) {
            return stop(run, stop);
        }
        if (now == null) {
            return event(run, action, Result.DROPPED, "the flow run was deleted");
        }
        if (action instanceof SyncAction.ContinueSubmission) {
            context.member().continueSubmission(facts);
            return event(run, action, Result.DONE, "continuing the submission");
        }
        if (action instanceof SyncAction.WritePid pid) {
            return writePid(run, now, pid);
        }
        return propose(run, action, proposal(Objects.requireNonNull(run.state()), action));
    }

    private StateProposal proposal(State basis, SyncAction action) {
        if (action instanceof SyncAction.Propose propose) {
            return StateProposal.of(StateCreate.builder()
                    .type(type(propose.kind()))
                    .message(propose.reason())
                    .stateDetails(details(propose.kind(), basis, null))
                    .build());
        }
        if (action instanceof SyncAction.GiveBack giveBack) {
            return scheduled("Returned to the work pool: " + giveBack.reason(), ProposalKind.GIVE_BACK, basis);
        }
        Repair repair = ((SyncAction.PutBack) action).repair();
        State counts = repair.counts();
        return repair.reschedule()
                ? scheduled("Returned to the work pool: its state was overwritten", ProposalKind.PUT_BACK, basis)
                : StateProposal.of(StateCreate.builder()
                        .type(counts.type())
                        .name(repair.name())
                        .message(counts.message())
                        .data(counts.data())
                        .stateDetails(details(
                                ProposalKind.PUT_BACK,
                                basis,
                                counts.type().equals(StateType.SCHEDULED)
                                        ? counts.stateDetails().scheduledTime()
                                        : null))
                        .build());
    }

    private StateProposal scheduled(String message, ProposalKind kind, State basis) {
        return StateProposal.of(StateCreate.builder()
                .type(StateType.SCHEDULED)
                .message(message)
                .stateDetails(details(
                        kind,
                        basis,
                        context.prefectClock().now().plus(context.settings().margin())))
                .build());
    }

    private static StateDetails details(ProposalKind kind, State basis, @Nullable Instant scheduledTime) {
        return StateDetails.builder()
                .transitionId(kind.transitionId(basis.id()))
                .scheduledTime(scheduledTime)
                .build();
    }

    private static StateType type(ProposalKind kind) {
        return switch (kind) {
            case COMPLETED -> StateType.COMPLETED;
            case CANCELLED -> StateType.CANCELLED;
            case CRASHED -> StateType.CRASHED;
            case START_AGAIN, GIVE_BACK, PUT_BACK -> throw new IllegalArgumentException(kind + " is not a final state");
        };
    }

    private SyncEvent propose(RunView run, SyncAction action, StateProposal proposal) {
        OrchestrationResult result;
        try {
            result = context.prefect().flowRuns().setState(run.id(), proposal).execute();
        } catch (ServiceException.NotFound deleted) {
            return event(run, action, Result.DROPPED, "the flow run was deleted");
        }
        ProposalEffect effect = result.effect(proposal);
        String reason = String.valueOf(result.reason());
        return switch (effect) {
            case IN_FORCE, REPLACED ->
                event(
                        run,
                        action,
                        Result.DONE,
                        proposal.state().type() + ": " + proposal.state().message());
            case REFUSED -> event(run, action, Result.REFUSED, reason);
            case UNKNOWN -> event(run, action, Result.FAILED, reason);
        };
    }

    private SyncEvent writePid(RunView run, FlowRun now, SyncAction.WritePid action) {
        PidWrite.write(context.prefect(), run.id(), action.job().pid(), now.tags());
        return event(run, action, Result.DONE, action.job().pid().toString());
    }

    private SyncEvent stop(RunView run, SyncAction.Stop stop) {
        List<Job> jobs = stop.jobs();
        for (Job job : jobs) {
            try {
                context.clients().jobs().of(job.pid()).requestStop(job.pid());
            } catch (ServiceException.NotFound gone) {
                LOG.debug("The command of {} does not exist any more", job.pid());
            }
        }
        return event(run, stop, Result.DONE, stop.reason());
    }

    private static SyncEvent event(RunView run, SyncAction action, Result result, String detail) {
        SyncEvent event = new SyncEvent(run.id(), action, result, detail);
        LogLine.in(action instanceof SyncAction.Stop ? LogArea.SYNC_TO_CPLN : LogArea.SYNC_TO_PREFECT)
                .run(run.id())
                .info(LOG, action.getClass().getSimpleName() + " " + result + ": " + detail);
        return event;
    }
}
