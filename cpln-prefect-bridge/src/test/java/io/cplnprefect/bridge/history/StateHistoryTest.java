/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.history;

import static io.cplnprefect.bridge.history.Histories.claimId;
import static io.cplnprefect.bridge.history.Histories.scheduled;
import static io.cplnprefect.prefect.state.StateType.CANCELLED;
import static io.cplnprefect.prefect.state.StateType.CANCELLING;
import static io.cplnprefect.prefect.state.StateType.COMPLETED;
import static io.cplnprefect.prefect.state.StateType.CRASHED;
import static io.cplnprefect.prefect.state.StateType.FAILED;
import static io.cplnprefect.prefect.state.StateType.RUNNING;
import static io.cplnprefect.prefect.state.StateType.SCHEDULED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StateHistoryTest {

    private static final String WORKER = "w (java 1)";

    static Stream<Arguments> repairs() {
        return Stream.of(
                // description, history, index of the state that counts or -1, whether SCHEDULED is proposed
                arguments("new", scheduled(), -1, false),
                arguments("claimed", scheduled().claim(1, WORKER), -1, false),
                arguments("running", scheduled().claim(1, WORKER).then(RUNNING), -1, false),
                arguments(
                        "claim over COMPLETED",
                        scheduled()
                                .claim(1, WORKER)
                                .then(RUNNING)
                                .then(COMPLETED)
                                .claim(2, WORKER),
                        3,
                        false),
                arguments(
                        "claim over FAILED",
                        scheduled().claim(1, WORKER).then(FAILED).claim(2, WORKER),
                        2,
                        false),
                arguments(
                        "claim over CRASHED",
                        scheduled().claim(1, WORKER).then(CRASHED).claim(2, WORKER),
                        2,
                        false),
                arguments(
                        "claim over a stale claim",
                        scheduled()
                                .claim(1, WORKER)
                                .then(COMPLETED)
                                .claim(2, WORKER)
                                .claim(3, WORKER),
                        2,
                        false),
                arguments(
                        "without a concurrency slot over COMPLETED",
                        scheduled().claim(1, WORKER).then(COMPLETED).then(SCHEDULED, "AwaitingConcurrencySlot"),
                        2,
                        false),
                arguments(
                        "report over a stale claim",
                        scheduled()
                                .claim(1, WORKER)
                                .then(COMPLETED)
                                .claim(2, WORKER)
                                .then(RUNNING),
                        -1,
                        false),
                arguments(
                        "CRASHED over its basis",
                        scheduled().claim(1, WORKER).proposed(ProposalKind.CRASHED, CRASHED),
                        -1,
                        false),
                arguments(
                        "CRASHED over the RUNNING that followed its basis",
                        scheduled().claim(1, WORKER).then(RUNNING).proposed(ProposalKind.CRASHED, CRASHED, 1),
                        2,
                        false),
                arguments(
                        "COMPLETED over the FAILED that followed its basis",
                        scheduled()
                                .claim(1, WORKER)
                                .then(RUNNING)
                                .then(FAILED)
                                .proposed(ProposalKind.COMPLETED, COMPLETED, 2),
                        3,
                        false),
                arguments(
                        "CANCELLED over the COMPLETED that followed its basis",
                        scheduled().claim(1, WORKER).then(COMPLETED).proposed(ProposalKind.CANCELLED, CANCELLED, 1),
                        2,
                        false),
                arguments(
                        "CRASHED over a later claim",
                        scheduled()
                                .claim(1, WORKER)
                                .proposed(ProposalKind.GIVE_BACK, SCHEDULED)
                                .claim(2, WORKER)
                                .proposed(ProposalKind.CRASHED, CRASHED, 1),
                        3,
                        true),
                arguments(
                        "give-back over the RUNNING that followed its basis",
                        scheduled().claim(1, WORKER).then(RUNNING).proposed(ProposalKind.GIVE_BACK, SCHEDULED, 1),
                        -1,
                        false),
                arguments(
                        "give-back over the COMPLETED that followed its basis",
                        scheduled().claim(1, WORKER).then(COMPLETED).proposed(ProposalKind.GIVE_BACK, SCHEDULED, 1),
                        2,
                        false),
                arguments(
                        "claim over a stale give-back",
                        scheduled()
                                .claim(1, WORKER)
                                .then(COMPLETED)
                                .proposed(ProposalKind.GIVE_BACK, SCHEDULED, 1)
                                .claim(2, WORKER),
                        2,
                        false),
                arguments(
                        "put-back of COMPLETED",
                        scheduled()
                                .claim(1, WORKER)
                                .then(COMPLETED)
                                .claim(2, WORKER)
                                .proposed(ProposalKind.PUT_BACK, COMPLETED),
                        -1,
                        false),
                arguments(
                        "put-back over the SCHEDULED of a user",
                        scheduled()
                                .claim(1, WORKER)
                                .then(COMPLETED)
                                .claim(2, WORKER)
                                .then(SCHEDULED)
                                .proposed(ProposalKind.PUT_BACK, COMPLETED, 3),
                        4,
                        false),
                arguments(
                        "put-back as SCHEDULED over a claim that followed its basis",
                        scheduled()
                                .then(COMPLETED)
                                .claim(1, WORKER)
                                .then(SCHEDULED)
                                .claim(2, WORKER)
                                .proposed(ProposalKind.PUT_BACK, SCHEDULED, 2),
                        -1,
                        false),
                arguments(
                        "stale state over CANCELLING cannot occur; CANCELLING of a user over a stale claim is kept",
                        scheduled()
                                .claim(1, WORKER)
                                .then(COMPLETED)
                                .claim(2, WORKER)
                                .then(CANCELLING),
                        -1,
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("repairs")
    void repair_ofAHistory_isTheStateThatCounts(String description, Histories history, int counts, boolean reschedule) {
        Repair repair = history.read().repair();

        if (counts < 0) {
            assertThat(repair).isNull();
        } else {
            assertThat(repair).isEqualTo(new Repair(history.current(), history.state(counts), reschedule));
        }
    }

    static Stream<Arguments> attempts() {
        Histories claimed = scheduled().claim(1, WORKER);
        return Stream.of(
                // description, history, claims of the attempt, claims of earlier attempts
                arguments("new", scheduled(), List.of(), List.of()),
                arguments("claimed", claimed, List.of(1), List.of()),
                arguments("ended", scheduled().claim(1, WORKER).then(COMPLETED), List.of(1), List.of()),
                arguments(
                        "rescheduled by a user",
                        scheduled()
                                .claim(1, WORKER)
                                .then(COMPLETED)
                                .then(SCHEDULED)
                                .claim(2, WORKER),
                        List.of(2),
                        List.of(1)),
                arguments(
                        "late before its claim",
                        scheduled().then(SCHEDULED, "Late").claim(1, WORKER),
                        List.of(1),
                        List.of()),
                arguments(
                        "late after a retry by a user",
                        scheduled()
                                .claim(1, WORKER)
                                .then(FAILED)
                                .then(SCHEDULED)
                                .then(SCHEDULED, "Late")
                                .claim(2, WORKER),
                        List.of(2),
                        List.of(1)),
                arguments(
                        "given back",
                        scheduled()
                                .claim(1, WORKER)
                                .proposed(ProposalKind.GIVE_BACK, SCHEDULED)
                                .claim(2, WORKER),
                        List.of(1, 2),
                        List.of()),
                arguments(
                        "given back for another start",
                        scheduled()
                                .claim(1, WORKER)
                                .proposed(ProposalKind.START_AGAIN, SCHEDULED)
                                .claim(2, WORKER),
                        List.of(1, 2),
                        List.of()),
                arguments(
                        "given back twice by the same proposal",
                        scheduled()
                                .claim(1, WORKER)
                                .proposed(ProposalKind.GIVE_BACK, SCHEDULED)
                                .claim(2, WORKER)
                                .then(RUNNING)
                                .proposed(ProposalKind.GIVE_BACK, SCHEDULED, 1),
                        List.of(1, 2),
                        List.of()),
                arguments(
                        "put back as SCHEDULED",
                        scheduled()
                                .claim(1, WORKER)
                                .proposed(ProposalKind.GIVE_BACK, SCHEDULED)
                                .claim(2, WORKER)
                                .proposed(ProposalKind.CRASHED, CRASHED, 1)
                                .proposed(ProposalKind.PUT_BACK, SCHEDULED),
                        List.of(1, 2),
                        List.of()),
                arguments(
                        "awaiting a retry in its process",
                        scheduled()
                                .claim(1, WORKER)
                                .then(RUNNING)
                                .then(SCHEDULED, "AwaitingRetry")
                                .retryingInProcess(),
                        List.of(1),
                        List.of()),
                arguments(
                        "awaiting a retry in a new job",
                        scheduled().claim(1, WORKER).then(RUNNING).then(SCHEDULED, "AwaitingRetry"),
                        List.of(),
                        List.of(1)),
                arguments(
                        "retried in its process",
                        scheduled()
                                .claim(1, WORKER)
                                .then(RUNNING)
                                .then(SCHEDULED, "AwaitingRetry")
                                .then(RUNNING, "Retrying"),
                        List.of(1),
                        List.of()),
                arguments(
                        "awaiting a retry in its process, put back over a claim",
                        scheduled()
                                .claim(1, WORKER)
                                .then(RUNNING)
                                .then(SCHEDULED, "AwaitingRetry")
                                .claim(2, WORKER)
                                .proposed(ProposalKind.PUT_BACK, SCHEDULED)
                                .retryingInProcess(),
                        List.of(1),
                        List.of(2)),
                arguments(
                        "renamed by the server at the time of its claim, and running",
                        scheduled()
                                .withRandomIds()
                                .claim(1, WORKER)
                                .then(SCHEDULED, "Late")
                                .then(RUNNING),
                        List.of(1),
                        List.of()),
                arguments(
                        "without a concurrency slot, and running",
                        scheduled()
                                .withRandomIds()
                                .claim(1, WORKER)
                                .then(SCHEDULED, "AwaitingConcurrencySlot")
                                .then(RUNNING),
                        List.of(1),
                        List.of()),
                arguments(
                        "late, written over its claim by a server that decided on the state before",
                        scheduled().claim(1, WORKER).then(SCHEDULED, "Late").then(RUNNING),
                        List.of(1),
                        List.of()),
                arguments(
                        "claim of another worker without a concurrency slot, written over its claim",
                        scheduled()
                                .claim(1, WORKER)
                                .then(SCHEDULED, "AwaitingConcurrencySlot")
                                .then(RUNNING),
                        List.of(1),
                        List.of()),
                arguments(
                        "claim over COMPLETED",
                        scheduled().claim(1, WORKER).then(COMPLETED).claim(2, WORKER),
                        List.of(1),
                        List.of(2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("attempts")
    void claims_ofAHistory_areDividedIntoAttempts(
            String description, Histories history, List<Integer> claims, List<Integer> earlier) {
        StateHistory read = history.read();

        assertThat(read.claims()).isEqualTo(ids(claims));
        assertThat(read.earlierClaims()).isEqualTo(ids(earlier));
    }

    private static Set<UUID> ids(List<Integer> claims) {
        return claims.stream().map(Histories::claimId).collect(Collectors.toSet());
    }

    static Stream<Arguments> claimsInForce() {
        return Stream.of(
                arguments("over SCHEDULED", scheduled().claim(1, WORKER), true),
                arguments("another claim", scheduled().claim(2, WORKER), false),
                arguments("over Late", scheduled().then(SCHEDULED, "Late").claim(1, WORKER), true),
                arguments("replaced", scheduled().claim(1, WORKER).then(RUNNING), false),
                arguments("over COMPLETED", scheduled().then(COMPLETED).claim(1, WORKER), false),
                arguments("over RUNNING", scheduled().then(RUNNING).claim(1, WORKER), false),
                arguments(
                        "over a give-back",
                        scheduled()
                                .claim(2, WORKER)
                                .proposed(ProposalKind.GIVE_BACK, SCHEDULED)
                                .claim(1, WORKER),
                        true),
                arguments(
                        "over a give-back that was written over COMPLETED",
                        scheduled()
                                .claim(2, WORKER)
                                .then(COMPLETED)
                                .proposed(ProposalKind.GIVE_BACK, SCHEDULED, 1)
                                .claim(1, WORKER),
                        false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("claimsInForce")
    void isValidClaim_afterAProposalOfPending_requiresAScheduledThatCounts(
            String description, Histories history, boolean valid) {
        assertThat(history.read().isValidClaim(claimId(1))).isEqualTo(valid);
    }

    static Stream<Arguments> earlierClaimEnds() {
        return Stream.of(
                arguments("no claim", scheduled(), -1),
                arguments("first claim", scheduled().claim(1, WORKER), -1),
                arguments(
                        "claim after a give-back",
                        scheduled()
                                .claim(1, WORKER)
                                .proposed(ProposalKind.GIVE_BACK, SCHEDULED)
                                .claim(2, WORKER),
                        2),
                arguments(
                        "claim of an earlier attempt",
                        scheduled()
                                .claim(1, WORKER)
                                .then(COMPLETED)
                                .then(SCHEDULED)
                                .claim(2, WORKER),
                        -1),
                arguments(
                        "RUNNING after the second claim",
                        scheduled()
                                .claim(1, WORKER)
                                .proposed(ProposalKind.GIVE_BACK, SCHEDULED)
                                .claim(2, WORKER)
                                .then(RUNNING),
                        4));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("earlierClaimEnds")
    void earlierClaimEnded_withinAnAttempt_isWhenTheClaimWasReplaced(String description, Histories history, int index) {
        assertThat(history.read().earlierClaimEnded()).isEqualTo(index < 0 ? null : Histories.written(index));
    }

    static Stream<Arguments> replacedEnds() {
        return Stream.of(
                arguments("running", scheduled().claim(1, WORKER).then(RUNNING), -1),
                arguments(
                        "RUNNING over COMPLETED",
                        scheduled().claim(1, WORKER).then(COMPLETED).then(RUNNING),
                        2),
                arguments(
                        "RUNNING over CANCELLED",
                        scheduled().claim(1, WORKER).then(CANCELLED).then(RUNNING),
                        2),
                arguments(
                        "COMPLETED again",
                        scheduled().then(COMPLETED).then(RUNNING).then(COMPLETED),
                        -1),
                arguments(
                        "RUNNING of a later attempt",
                        scheduled()
                                .then(COMPLETED)
                                .then(SCHEDULED)
                                .claim(1, WORKER)
                                .then(RUNNING),
                        -1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("replacedEnds")
    void replacedEnd_ofAnAttempt_isTheFinalStateUnderRunning(String description, Histories history, int index) {
        assertThat(history.read().replacedEnd()).isEqualTo(index < 0 ? null : history.state(index));
    }

    @Test
    void order_ofRandomIds_followsBasesAndNotTimestamps() {
        Histories history = scheduled()
                .withRandomIds()
                .claim(1, WORKER)
                .then(RUNNING)
                .then(COMPLETED)
                .lateClaim(2, WORKER, 1)
                .proposed(ProposalKind.PUT_BACK, COMPLETED);

        assertThat(history.read().isStale()).isFalse();
        assertThat(history.read().claims()).containsExactly(claimId(1));
    }

    @Test
    void crash_ofAClaimThatWasRequestedBeforeTheServerRenamedItsBasis_isNotStale() {
        Histories history = scheduled()
                .withRandomIds()
                .claim(1, WORKER)
                .then(SCHEDULED, "Late")
                .proposed(ProposalKind.CRASHED, CRASHED, 1);

        assertThat(history.read().isStale()).isFalse();
    }

    @Test
    void failedStarts_ofAnAttempt_areCountedUntilTheNext() {
        Histories history = scheduled()
                .claim(1, WORKER)
                .proposed(ProposalKind.START_AGAIN, SCHEDULED)
                .claim(2, WORKER)
                .proposed(ProposalKind.START_AGAIN, SCHEDULED);

        assertThat(history.read().failedStarts()).isEqualTo(2);
        assertThat(history.claim(3, WORKER).then(CRASHED).then(SCHEDULED).read().failedStarts())
                .isZero();
    }

    @Test
    void begun_inALaterAttempt_ignoresTheEarlierOne() {
        Histories history = scheduled().claim(1, WORKER).then(RUNNING);

        assertThat(history.read().begun()).isTrue();
        assertThat(history.then(FAILED).then(SCHEDULED).claim(2, WORKER).read().begun())
                .isFalse();
    }

    @Test
    void of_withoutTheStateInForce_isRefused() {
        UUID unknown = new UUID(1, 2);

        assertThatThrownBy(() -> StateHistory.of(unknown, List.of(scheduled().current()), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(unknown.toString());
    }

    @Test
    void transitionId_ofAKindAndABasis_isOneOfVersion5() {
        UUID basis = scheduled().current().id();
        Set<UUID> ids = Stream.of(ProposalKind.values())
                .map(kind -> kind.transitionId(basis))
                .collect(Collectors.toSet());

        assertThat(ids).hasSize(ProposalKind.values().length).allMatch(id -> id.version() == 5 && id.variant() == 2);
        UUID sameBasis = new UUID(basis.getMostSignificantBits(), basis.getLeastSignificantBits());
        assertThat(ids).contains(ProposalKind.CRASHED.transitionId(sameBasis));
    }
}
