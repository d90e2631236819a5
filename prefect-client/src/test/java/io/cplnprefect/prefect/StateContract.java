/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.state.OrchestrationResult;
import io.cplnprefect.prefect.state.SetStateStatus;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateProposal;
import io.cplnprefect.prefect.state.StateType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Proposed states of flow runs. */
interface StateContract extends ContractServer {

    @Test
    default void flowRun_wholeLife_isAcceptedStepByStep() {
        FlowRun run = run();
        assertThat(run.stateType()).isEqualTo(StateType.SCHEDULED);
        assertThat(run.tags()).containsExactly("nightly");

        for (StateProposal step : List.of(
                StateProposal.pending(), StateProposal.running(), StateProposal.completed("All states completed."))) {
            OrchestrationResult result = set(run, step);
            assertThat(result.accepted()).isTrue();
            assertThat(result.applied(step)).isTrue();
            assertThat(result.reason()).isNull();
            assertThat(result.state())
                    .extracting(state -> state.stateDetails().transitionId())
                    .isEqualTo(step.transitionId());
        }
        FlowRun ended = prefect().flowRuns().read(run.id()).execute();
        assertThat(ended.terminal()).isTrue();
        assertThat(ended.runCount()).isEqualTo(1);
        assertThat(ended.startTime()).isBefore(ended.endTime());
        assertThat(prefect().flowRuns().states(run.id()).execute())
                .extracting(State::type)
                .containsExactly(StateType.SCHEDULED, StateType.PENDING, StateType.RUNNING, StateType.COMPLETED);

        StateProposal late = StateProposal.crashed("gone");
        OrchestrationResult refused = set(run, late);
        assertThat(refused.status()).isEqualTo(SetStateStatus.ABORT);
        assertThat(refused.applied(late)).isFalse();
        assertThat(refused.reason()).isEqualTo("Run is already in terminal state COMPLETED.");
        assertThat(refused.state()).extracting(State::type).isEqualTo(StateType.COMPLETED);
    }

    @Test
    default void setState_sameProposalAgain_isInForce() {
        FlowRun run = run();
        StateProposal proposal = StateProposal.pending();
        assertThat(set(run, proposal).accepted()).isTrue();

        OrchestrationResult again = set(run, proposal);
        assertThat(again.status()).isEqualTo(SetStateStatus.REJECT);
        assertThat(again.applied(proposal)).isTrue();

        StateProposal otherWorker = StateProposal.pending();
        OrchestrationResult other = set(run, otherWorker);
        assertThat(other.status()).isEqualTo(SetStateStatus.ABORT);
        assertThat(other.applied(otherWorker)).isFalse();
    }

    @RepeatedTest(4)
    default void setState_twoWorkersAtOnce_oneWins() {
        FlowRun run = run();
        List<CompletableFuture<OrchestrationResult>> claims = Stream.generate(StateProposal::pending)
                .limit(2)
                .map(claim -> prefect().flowRuns().setState(run.id(), claim).executeAsync())
                .toList();
        assertThat(claims.stream().filter(claim -> claim.join().accepted())).hasSize(1);
    }

    @Test
    default void setState_beforeItsTime_waits() {
        FlowRun run = run();
        set(run, StateProposal.scheduled(Instant.now().plus(Duration.ofHours(1))));
        assertThat(set(run, StateProposal.pending()).accepted()).isTrue();
        OrchestrationResult early = set(run, StateProposal.running());
        assertThat(early.status()).isEqualTo(SetStateStatus.WAIT);
        assertThat(early.delay()).isBetween(Duration.ofMinutes(55), Duration.ofMinutes(61));
    }

    @Test
    default void cancelling_runWithoutInfrastructure_isRejectedWithCancelled() {
        FlowRun run = run();
        OrchestrationResult result = set(run, StateProposal.cancelling("enough"));
        assertThat(result.status()).isEqualTo(SetStateStatus.REJECT);
        assertThat(result.state()).extracting(State::type).isEqualTo(StateType.CANCELLED);
        OrchestrationResult forced =
                set(run, StateProposal.cancelled("enough").forced().named("Cancelled"));
        assertThat(forced.accepted()).isTrue();
    }
}
