/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.history.ClaimMessage;
import io.cplnprefect.bridge.job.StartFence;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.ProposalEffect;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The claim of a flow run by a worker, a proposal of PENDING, which is sent once. The server accepts the proposal of one worker and
 * rejects those of the others.
 *
 * <p>The message of the state names the worker. The transition id identifies the claim and the jobs that are started under it.
 */
final class Claim implements StartFence {

    private final Prefect prefect;
    private final UUID flowRunId;
    private final UUID id;
    private @Nullable UUID stateId;
    private @Nullable List<String> tags;

    private Claim(Prefect prefect, UUID flowRunId, UUID id, @Nullable UUID stateId) {
        this.prefect = prefect;
        this.flowRunId = flowRunId;
        this.id = id;
        this.stateId = stateId;
    }

    /** The response to a claim. */
    record Response(ProposalEffect effect, String reason) {}

    static Claim of(Prefect prefect, UUID flowRunId) {
        return new Claim(prefect, flowRunId, UUID.randomUUID(), null);
    }

    /** Returns a claim of this process that is in force. */
    static Claim inForce(Prefect prefect, UUID flowRunId, State state) {
        return new Claim(
                prefect, flowRunId, Objects.requireNonNull(state.stateDetails().transitionId()), state.id());
    }

    UUID id() {
        return id;
    }

    UUID flowRunId() {
        return flowRunId;
    }

    /** Returns the id of the state PENDING, once the claim is in force. */
    UUID stateId() {
        return Objects.requireNonNull(stateId);
    }

    /** Returns the tags of the flow run, read by {@link #refusal()}, or {@code null} if it was not called. */
    @Nullable
    List<String> tags() {
        return tags;
    }

    /** Proposes the claim. If the response is lost, the client reads the state. */
    Response propose(String worker) {
        StateProposal proposal =
                StateProposal.of(StateType.PENDING, ClaimMessage.of(worker)).withTransitionId(id);
        OrchestrationResult result;
        try {
            result = prefect.flowRuns().setState(flowRunId, proposal).execute();
        } catch (ServiceException.NotFound deleted) {
            return new Response(ProposalEffect.REFUSED, "it was deleted");
        }
        ProposalEffect effect = result.effect(proposal);
        State state = result.state();
        if (effect == ProposalEffect.IN_FORCE && state != null) {
            stateId = state.id();
        }
        return new Response(effect, result.status() + ": " + result.reason());
    }

    @Override
    public @Nullable String refusal() {
        FlowRun run;
        try {
            run = prefect.flowRuns().read(flowRunId).execute();
        } catch (ServiceException.NotFound deleted) {
            return "it was deleted before its job was started";
        }
        tags = run.tags();
        return stateId().equals(run.stateId())
                ? null
                : "it has since become " + run.stateType() + " '" + run.stateName() + "'; no job was started";
    }
}
