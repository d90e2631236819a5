/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shows that the exploration finds a rule that is left out, with a shortest history. */
class PlantedFaultTest {

    static Stream<Arguments> omissions() {
        return Stream.of(
                omission(Rule.BASIS, "STOPPED_AT_WORK", Workers.ALONE, Fault.START_REFUSED, Fault.PROPOSAL_LOST),
                omission(Rule.PUT_BACK, "CANNOT_END", Workers.OVERLAPPING),
                omission(Rule.CLAIM_PROOF, "EXECUTED_TWICE", Workers.OVERLAPPING, Fault.COMMAND_REMOVED),
                omission(
                        Rule.OWN_CLAIM,
                        "TWO_STARTS_OF_A_CLAIM",
                        Workers.DIVIDED,
                        Fault.RESCHEDULE,
                        Fault.PROPOSAL_LOST),
                omission(Rule.OWN_PENDING, "CANNOT_END", Workers.DIVIDED, Fault.PROPOSAL_LOST),
                omission(Rule.FENCE, "EXECUTED_TWICE", Workers.DIVIDED, Fault.WORKER_SUSPENSION),
                omission(Rule.UNKNOWN_START, "TWO_STARTS_OF_A_CLAIM", Workers.ALONE, Fault.START_LOST),
                omission(Rule.END_OF_SUBMISSION, "CRASHED_WITH_A_LIVE_JOB", Workers.ALONE, Fault.START_IMPOSSIBLE),
                omission(Rule.OLDEST_COMMAND, "STOPPED_AT_WORK", Workers.ALONE, Fault.START_LOST, Fault.START_LATE),
                omission(Rule.EARLIER_JOBS, "STARTED_BESIDE_AN_EARLIER_JOB", Workers.ALONE, Fault.RESCHEDULE),
                omission(Rule.RUNNING_WITHOUT_JOB, "CANNOT_END", Workers.ALONE, Fault.RESCHEDULE),
                omission(Rule.READING, "STOPPED_AT_WORK", Workers.ALONE, Fault.RETRY),
                omission(Rule.ABSENCE, "CANCELLED_WITH_A_LIVE_JOB", Workers.DIVIDED, Fault.START_LOST, Fault.CANCEL));
    }

    static Arguments omission(Rule rule, String problem, Workers workers, Fault... faults) {
        Limits limits = Limits.of("planted fault").by(workers);
        for (Fault fault : List.of(faults)) {
            limits = limits.with(fault, 1);
        }
        return arguments(rule, limits, problem);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("omissions")
    void explore_withoutARule_findsAShortestHistoryThatViolatesIt(Rule rule, Limits limits, String problem) {
        Exploration.Result result = new Exploration(limits.without(rule), 60_000).run();

        System.out.println(result.problem() + "\n" + result.history() + result.summary());
        assertThat(result.problem()).isEqualTo(problem);
    }
}
