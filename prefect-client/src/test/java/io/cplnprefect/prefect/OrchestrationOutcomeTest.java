/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.prefect.state.OrchestrationOutcome;
import io.cplnprefect.prefect.state.OrchestrationOutcome.Aborted;
import io.cplnprefect.prefect.state.OrchestrationOutcome.Accepted;
import io.cplnprefect.prefect.state.OrchestrationOutcome.Other;
import io.cplnprefect.prefect.state.OrchestrationOutcome.Rejected;
import io.cplnprefect.prefect.state.OrchestrationOutcome.Unresolved;
import io.cplnprefect.prefect.state.OrchestrationOutcome.Waiting;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.ProposalEffect;
import io.cplnprefect.prefect.state.SetStateStatus;
import io.cplnprefect.prefect.state.StateProposal;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a caller learns from the result of a proposal, and from reading one back. */
final class OrchestrationOutcomeTest {

    private static final UUID TRANSITION = UUID.fromString("00000000-0000-0000-0000-0000000000aa");

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    static Stream<Arguments> outcomes() {
        return Stream.of(
                Arguments.of("ACCEPT", new Accepted(null), ProposalEffect.IN_FORCE),
                Arguments.of("REJECT", new Rejected(null, "because"), ProposalEffect.REFUSED),
                Arguments.of("ABORT", new Aborted(null, "because"), ProposalEffect.REFUSED),
                Arguments.of("WAIT", new Waiting(null, Duration.ofMillis(1500), "because"), ProposalEffect.REFUSED),
                Arguments.of("DEFER", new Other(SetStateStatus.of("DEFER"), null, "because"), ProposalEffect.UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void statusOfServer_hasAnOutcome(String status, OrchestrationOutcome outcome, ProposalEffect effect) {
        wire.respond(
                200,
                "{\"status\":\"%s\",\"state\":null,\"details\":{\"reason\":\"because\",\"delay_seconds\":1.5}}"
                        .formatted(status));
        StateProposal proposal = StateProposal.pending();
        try (Prefect prefect = wire.prefect()) {
            OrchestrationResult result =
                    prefect.flowRuns().setState(WireCall.ID, proposal).execute();
            assertThat(result.outcome()).isEqualTo(outcome);
            assertThat(result.effect(proposal)).isEqualTo(effect);
        }
    }

    @Test
    void readProposal_stateInHistory_isReplaced() {
        OrchestrationResult result = read(state(TRANSITION));
        assertThat(result.effect(TRANSITION)).isEqualTo(ProposalEffect.REPLACED);
        assertThat(result.outcome())
                .isInstanceOfSatisfying(
                        Accepted.class, accepted -> assertThat(accepted.state()).isEqualTo(result.state()));
    }

    @Test
    void readProposal_noSuchState_isUnresolved() {
        OrchestrationResult result = read(state(WireCall.ID));
        assertThat(result.effect(TRANSITION)).isEqualTo(ProposalEffect.UNKNOWN);
        assertThat(result.outcome()).isInstanceOf(Unresolved.class);
    }

    private OrchestrationResult read(String earlier) {
        wire.respond(200, "[" + earlier + "]");
        wire.respond(
                200,
                "{\"id\":\"%s\",\"flow_id\":\"%s\",\"state\":%s}"
                        .formatted(WireCall.ID, WireCall.ID, state(WireCall.ID)));
        try (Prefect prefect = wire.prefect()) {
            OrchestrationResult result =
                    prefect.flowRuns().readProposal(WireCall.ID, TRANSITION).execute();
            assertThat(wire.receivedLine()).isEqualTo("GET /api/flow_run_states/?flow_run_id=" + WireCall.ID);
            assertThat(wire.receivedLine()).isEqualTo("GET /api/flow_runs/" + WireCall.ID);
            return result;
        }
    }

    private static String state(UUID transition) {
        return "{\"id\":\"%s\",\"type\":\"PENDING\",\"state_details\":{\"transition_id\":\"%s\"}}"
                .formatted(WireCall.ID, transition);
    }
}
