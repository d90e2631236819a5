/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The claim of a flow run by a worker, a proposal of PENDING. The server accepts the proposal of one worker and rejects those of
 * the others.
 *
 * <p>The message of the state contains the worker, so that a restarted worker recognises its claims. The transition id identifies
 * the claim, so that a submission that took too long recognises that it has lost the run.
 */
final class Claim {

    private final Prefect prefect;
    private final UUID flowRunId;
    private final StateProposal proposal;

    Claim(Prefect prefect, UUID flowRunId, String worker) {
        this.prefect = prefect;
        this.flowRunId = flowRunId;
        this.proposal = StateProposal.of(StateType.PENDING, message(worker));
    }

    /** Returns the state message of a flow run that the worker has claimed. */
    static String message(String worker) {
        return "Claimed by worker '" + worker + "'";
    }

    /** A claim that is no longer in force. No job may be started and no state proposed for the flow run. */
    static final class Lost extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Lost(String message) {
            super(message);
        }
    }

    /**
     * Proposes the claim and returns why it was refused, or {@code null} if it is in force.
     *
     * <p>If the response is lost, the client reads the state: the claim is in force if the state has its transition id.
     */
    @Nullable
    String propose() {
        OrchestrationResult result;
        try {
            result = prefect.flowRuns().setState(flowRunId, proposal).execute();
        } catch (ServiceException.NotFound deleted) {
            return "it was deleted";
        }
        if (result.applied(proposal)) {
            return null;
        }
        return result.status() + ": " + result.reason();
    }

    /**
     * Reads the flow run.
     *
     * @throws Lost if the claim is no longer in force
     */
    void requireInForce() {
        FlowRun run;
        try {
            run = prefect.flowRuns().read(flowRunId).execute();
        } catch (ServiceException.NotFound deleted) {
            throw new Lost("it was deleted before its job was started");
        }
        if (!isInForce(run.state())) {
            throw new Lost("it has since become " + run.stateType() + " '" + run.stateName() + "'; no job was started");
        }
    }

    private boolean isInForce(@Nullable State state) {
        return state != null
                && proposal.transitionId().equals(state.stateDetails().transitionId());
    }
}
