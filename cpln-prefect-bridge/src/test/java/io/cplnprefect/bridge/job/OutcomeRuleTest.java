/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.job.Outcome.End;
import io.cplnprefect.bridge.job.Outcome.Live;
import io.cplnprefect.bridge.job.Outcome.Propose;
import io.cplnprefect.bridge.job.Outcome.Settled;
import io.cplnprefect.bridge.job.Outcome.Unconfirmed;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutcomeRuleTest {

    @ParameterizedTest
    @CsvSource({
        // stage, sightings, seconds, state, outcome
        "PENDING,   99, 900, RUNNING,    watch",
        "RUNNING,   99, 900, COMPLETED,  watch",
        "FAILED,     1, 900, RUNNING,    look again",
        "FAILED,     2,   0, RUNNING,    CRASHED",
        "FAILED,     2,   0, PENDING,    CRASHED",
        "FAILED,     2,   0, CANCELLING, CANCELLED",
        "FAILED,     1,   0, FAILED,     settled",
        "FAILED,     2,   0, SCHEDULED,  settled",
        "FAILED,     2,   0, PAUSED,     settled",
        "CANCELLED,  1,   0, RUNNING,    look again",
        "CANCELLED,  2,   0, RUNNING,    CRASHED",
        "CANCELLED,  2,   0, CANCELLING, CANCELLED",
        "CANCELLED,  2,   0, CANCELLED,  settled",
        "COMPLETED,  1,   0, COMPLETED,  settled",
        "COMPLETED,  1,  61, RUNNING,    look again",
        "COMPLETED,  2,  59, RUNNING,    look again",
        "COMPLETED,  2,  60, RUNNING,    COMPLETED",
        "COMPLETED,  2,  60, PENDING,    CRASHED",
        "COMPLETED,  2,  60, CANCELLING, CANCELLED",
        "COMPLETED,  2,  60, PAUSED,     settled",
        "GONE,       4, 900, RUNNING,    look again",
        "GONE,       5,   0, RUNNING,    CRASHED",
        "GONE,       5,   0, PENDING,    CRASHED",
        "GONE,       5,   0, CANCELLING, CANCELLED",
        "GONE,       1,   0, COMPLETED,  settled",
    })
    void decide_followsTheTable(JobStage stage, int sightings, long seconds, String state, String expected) {
        Outcome outcome = OutcomeRule.decide(stage, sightings, Duration.ofSeconds(seconds), state);
        assertThat(outcome)
                .isEqualTo(
                        switch (expected) {
                            case "watch" -> new Live();
                            case "look again" -> new Unconfirmed();
                            case "settled" -> new Settled();
                            default -> new Propose(End.valueOf(expected));
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "running", "cancellation-requested", "something-new"})
    void stage_notKnownToBeFinal_isAlive(String lifecycleStage) {
        assertThat(JobStage.of(lifecycleStage).ended()).isFalse();
        assertThat(OutcomeRule.decide(JobStage.of(lifecycleStage), 100, Duration.ofDays(1), "RUNNING"))
                .isEqualTo(new Live());
    }
}
