/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateProposal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a flow run for this worker by proposing PENDING. Of several workers the server accepts one; the others are told that
 * the run is pending already.
 */
final class Claim {

    private final Prefect prefect;

    Claim(Prefect prefect) {
        this.prefect = prefect;
    }

    /**
     * Why the run is not ours, or {@code null} when it is.
     *
     * <p>An answer that was lost is read back: a run whose state carries our own transition id is ours.
     */
    @Nullable
    String refusal(UUID flowRunId) {
        StateProposal proposal = StateProposal.pending();
        OrchestrationResult result;
        try {
            result = prefect.flowRuns().setState(flowRunId, proposal).execute();
        } catch (TransportException | ServiceException.ServerError lost) {
            FlowRun run = prefect.flowRuns().read(flowRunId).execute();
            return carries(run.state(), proposal) ? null : "the answer to its claim was lost: " + lost.getMessage();
        } catch (ServiceException.NotFound deleted) {
            return "it was deleted";
        }
        if (result.applied(proposal)) {
            return null;
        }
        return result.status() + ": " + result.reason();
    }

    private static boolean carries(@Nullable State state, StateProposal proposal) {
        return state != null
                && proposal.transitionId().equals(state.stateDetails().transitionId());
    }
}
