/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The cleanup against submissions of other processes. */
class CleanupRaceTest {

    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration RETIREMENT = Duration.ofMinutes(10);
    private static final int ROUNDS = 1_000;

    @Test
    void thousandRounds_racingSubmissions_deleteNothingInUseAndEverythingIdleInTheEnd() {
        try (CleanupRaces races = new CleanupRaces(new CleanupRule(DAY, RETIREMENT))) {
            for (long seed = 0; races.counts().getOrDefault("rounds", 0) < ROUNDS; seed++) {
                races.run(seed);
            }

            assertThat(races.violations()).as("%s", races.counts()).isEmpty();
            assertThat(races.counts()).containsKeys("retired workloads with a live job", "DELETED workload");
        }
    }

    @Test
    void rounds_withoutTheSecondExamination_deleteWorkloadsInUse() {
        try (CleanupRaces races = new CleanupRaces(new WithoutSecondExamination())) {
            for (long seed = 0; races.violations().isEmpty() && seed < ROUNDS; seed++) {
                races.run(seed);
            }

            assertThat(races.violations()).first().asString().contains("deleted under live jobs");
        }
    }

    /** Deletes a retired object without reading what uses it. */
    private static final class WithoutSecondExamination extends CleanupRule {

        WithoutSecondExamination() {
            super(DAY, RETIREMENT);
        }

        @Override
        CleanupAction decide(ObjectFacts facts, Instant now) {
            CleanupAction action = super.decide(facts, now);
            return facts.retired() && action instanceof CleanupAction.Examine
                    ? new CleanupAction.Delete("it is retired")
                    : action;
        }
    }
}
