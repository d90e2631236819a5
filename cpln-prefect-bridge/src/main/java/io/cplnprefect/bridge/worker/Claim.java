/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a flow run for this worker by proposing PENDING. Of several workers the server accepts one; the others are told that
 * the run is pending already.
 *
 * <p>The state's message tells who has claimed, and its transition id which claim it was: the first survives a restart of the
 * worker, by the second a submission that took too long sees that it has lost the run.
 */
final class Claim {

    private final Prefect prefect;
    private final UUID flowRunId;
    private final StateProposal proposal;

    Claim(Prefect prefect, UUID flowRunId, String worker) {
        this.prefect = prefect;
        this.flowRunId = flowRunId;
        this.proposal = StateProposal.of(StateType.PENDING, mark(worker));
    }

    /** The message of the state of a run that the worker has claimed. */
    static String mark(String worker) {
        return "Claimed by worker '" + worker + "'";
    }

    /** The run is not ours any more, and nothing may be said about it or started for it. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost(String message) {
            super(message);
        }
    }

    /**
     * Why the run is not ours, or {@code null} when it is.
     *
     * <p>An answer that was lost is read back: a run whose state carries our own transition id is ours.
     */
    @Nullable
    String refusal() {
        OrchestrationResult result;
        try {
            result = prefect.flowRuns().setState(flowRunId, proposal).execute();
        } catch (TransportException | ServiceException.ServerError lost) {
            FlowRun run = prefect.flowRuns().read(flowRunId).execute();
            return carries(run.state()) ? null : "the answer to its claim was lost: " + lost.getMessage();
        } catch (ServiceException.NotFound deleted) {
            return "it was deleted";
        }
        if (result.applied(proposal)) {
            return null;
        }
        return result.status() + ": " + result.reason();
    }

    /**
     * Reads the run once more.
     *
     * @throws Lost when it is not in the state of this claim any more
     */
    void requireStillOurs() {
        FlowRun run;
        try {
            run = prefect.flowRuns().read(flowRunId).execute();
        } catch (ServiceException.NotFound deleted) {
            throw new Lost("it was deleted before its job was started");
        }
        if (!carries(run.state())) {
            throw new Lost("it is " + run.stateType() + " '" + run.stateName() + "' meanwhile, so no job was started");
        }
    }

    private boolean carries(@Nullable State state) {
        return state != null
                && proposal.transitionId().equals(state.stateDetails().transitionId());
    }
}
