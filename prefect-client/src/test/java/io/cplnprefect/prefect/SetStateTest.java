/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.ProposalEffect;
import io.cplnprefect.prefect.state.SetStateStatus;
import io.cplnprefect.prefect.state.StateProposal;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Proposals whose response was lost: sent again, or read back. */
final class SetStateTest {

    private static final UUID ID = WireCall.ID;
    private static final UUID OTHER = UUID.fromString("00000000-0000-0000-0000-00000000000b");
    private static final String SET_STATE = "POST /api/flow_runs/" + ID + "/set_state";
    private static final String HISTORY = "GET /api/flow_run_states/?flow_run_id=" + ID;
    private static final String RUN = "GET /api/flow_runs/" + ID;

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    private static String state(@Nullable UUID transition) {
        return "{\"id\":\"" + OTHER + "\",\"type\":\"PENDING\",\"state_details\":{\"transition_id\":"
                + (transition == null ? "null" : "\"" + transition + "\"") + "}}";
    }

    private void respondWithHistory(@Nullable UUID... transitions) {
        wire.respond(
                200,
                "["
                        + String.join(
                                ",",
                                Stream.of(transitions).map(SetStateTest::state).toList()) + "]");
    }

    private void respondWithRun(@Nullable UUID transition) {
        wire.respond(200, "{\"id\":\"" + ID + "\",\"flow_id\":\"" + OTHER + "\",\"state\":" + state(transition) + "}");
    }

    private static ApiCall<OrchestrationResult> proposed(Prefect prefect, StateProposal proposal) {
        return prefect.flowRuns().setState(ID, proposal);
    }

    static Stream<StateProposal> repeatableProposals() {
        return Stream.of(StateProposal.crashed("gone"), StateProposal.cancelling("enough"));
    }

    static Stream<StateProposal> otherProposals() {
        return Stream.of(
                StateProposal.scheduled(Instant.EPOCH),
                StateProposal.pending(),
                StateProposal.running(),
                StateProposal.completed(null),
                StateProposal.failed(null),
                StateProposal.cancelled(null),
                StateProposal.crashed(null).forced());
    }

    @ParameterizedTest
    @MethodSource("repeatableProposals")
    void responseLost_crashedAndCancelling_areSentAgain(StateProposal proposal) {
        wire.loseResponse();
        wire.respond(
                200,
                "{\"status\":\"REJECT\",\"state\":" + state(proposal.transitionId())
                        + ",\"details\":{\"reason\":\"This run has already made this state transition.\"}}");
        try (Prefect prefect = wire.prefect(PrefectWire.AT_ONCE)) {
            assertThat(proposed(prefect, proposal).execute().effect(proposal)).isEqualTo(ProposalEffect.IN_FORCE);
        }
        assertThat(wire.receivedLine()).isEqualTo(SET_STATE);
        assertThat(wire.receivedLine()).isEqualTo(SET_STATE);
    }

    @ParameterizedTest
    @MethodSource("otherProposals")
    void responseLost_otherProposals_areReadBack(StateProposal proposal) {
        wire.loseResponse();
        respondWithHistory(null, proposal.transitionId());
        respondWithRun(proposal.transitionId());
        try (Prefect prefect = wire.prefect(PrefectWire.AT_ONCE)) {
            OrchestrationResult result = proposed(prefect, proposal).execute();
            assertThat(result.accepted()).isTrue();
            assertThat(result.effect(proposal)).isEqualTo(ProposalEffect.IN_FORCE);
        }
        assertThat(wire.receivedLine()).isEqualTo(SET_STATE);
        assertThat(wire.receivedLine()).isEqualTo(HISTORY);
        assertThat(wire.receivedLine()).isEqualTo(RUN);
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void responseLost_newerStateInForce_isReplaced(CallStyle style) {
        StateProposal claim = StateProposal.pending();
        wire.loseResponse();
        respondWithHistory(claim.transitionId(), OTHER);
        respondWithRun(OTHER);
        try (Prefect prefect = wire.prefect()) {
            OrchestrationResult result = style.execute(proposed(prefect, claim));
            assertThat(result.effect(claim)).isEqualTo(ProposalEffect.REPLACED);
            assertThat(result.applied(claim)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void serverError_stateNotWritten_isUnknown(CallStyle style) {
        StateProposal claim = StateProposal.pending();
        wire.respond(503, "{\"exception_message\":\"Service Unavailable\"}");
        respondWithHistory(OTHER);
        respondWithRun(OTHER);
        try (Prefect prefect = wire.prefect(PrefectWire.AT_ONCE)) {
            OrchestrationResult result = style.execute(proposed(prefect, claim));
            assertThat(result.status()).isEqualTo(SetStateStatus.UNKNOWN);
            assertThat(result.effect(claim)).isEqualTo(ProposalEffect.UNKNOWN);
            assertThat(result.applied(claim)).isFalse();
            assertThat(result.reason())
                    .isEqualTo(
                            "The state has not been written yet; a request whose response was lost may still write it.");
        }
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void responseUnreadable_isReadBack(CallStyle style) {
        StateProposal claim = StateProposal.pending();
        wire.respond(201, "{\"status\":");
        respondWithHistory(claim.transitionId());
        respondWithRun(claim.transitionId());
        try (Prefect prefect = wire.prefect()) {
            assertThat(style.execute(proposed(prefect, claim)).effect(claim)).isEqualTo(ProposalEffect.IN_FORCE);
        }
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void readBackFails_errorOfTheProposalIsReported(CallStyle style) {
        wire.loseResponse();
        wire.respond(500, "{}");
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(() -> style.execute(proposed(prefect, StateProposal.pending())))
                    .isInstanceOfSatisfying(TransportException.class, e -> {
                        assertThat(e.reason()).isEqualTo(TransportException.Reason.BROKEN);
                        assertThat(e.nothingSent()).isFalse();
                        assertThat(e.getSuppressed()).hasOnlyElementsOfType(ServiceException.ServerError.class);
                    });
        }
    }

    @ParameterizedTest
    @EnumSource(CallStyle.class)
    void refused_isNotReadBack(CallStyle style) {
        wire.respond(404, "{\"exception_message\":\"Flow run not found\"}");
        try (Prefect prefect = wire.prefect()) {
            assertThatThrownBy(() -> style.execute(proposed(prefect, StateProposal.pending())))
                    .isInstanceOf(ServiceException.NotFound.class);
        }
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }
}
