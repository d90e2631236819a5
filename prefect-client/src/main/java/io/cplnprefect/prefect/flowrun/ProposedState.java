/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.core.type.TypeReference;
import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.prefect.dialect.EffectReader;
import io.cplnprefect.prefect.state.OrchestrationDetails;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.SetStateStatus;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateProposal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the effect of a proposed state: its transition id is in the state of the flow run, in its history, or in neither. */
final class ProposedState implements EffectReader<OrchestrationResult> {

    @Override
    public ApiCall<OrchestrationResult> read(ServiceConnection connection, List<Object> arguments) {
        UUID id = (UUID) arguments.get(0);
        StateProposal proposal = (StateProposal) arguments.get(1);
        ApiCall<List<State>> history = connection.call(
                Endpoint.of("GET", "flow_run_states/"),
                "flow_run_states/?flow_run_id=" + id,
                null,
                new TypeReference<List<State>>() {}.getType());
        ApiCall<FlowRun> run =
                connection.call(Endpoint.of("GET", "flow_runs/{id}"), "flow_runs/" + id, null, FlowRun.class);
        return read(proposal.transitionId(), history, run);
    }

    static ApiCall<OrchestrationResult> read(UUID transition, ApiCall<List<State>> history, ApiCall<FlowRun> flowRun) {
        // In this order, a state that is written between the two reads is found in force, not missed.
        return history.then(states -> flowRun.map(run -> result(transition, run.state(), states)));
    }

    private static OrchestrationResult result(UUID transition, @Nullable State current, List<State> history) {
        boolean written = (current != null && isFrom(transition, current))
                || history.stream().anyMatch(state -> isFrom(transition, state));
        OrchestrationResult.Builder result = OrchestrationResult.builder().state(current);
        return written
                ? result.status(SetStateStatus.ACCEPT).build()
                : result.status(SetStateStatus.UNKNOWN)
                        .details(OrchestrationDetails.builder()
                                .reason(
                                        "The state has not been written yet; a request whose response was lost may still write it.")
                                .build())
                        .build();
    }

    private static boolean isFrom(UUID transition, State state) {
        return transition.equals(state.stateDetails().transitionId());
    }
}
