/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunCheckTest {

    @ParameterizedTest
    @CsvSource({
        "COMPLETED, running reported:COMPLETED",
        "COMPLETED, running forgets",
        "FAILED, running reported:FAILED",
        "CRASHED, running kills-itself",
        "CRASHED, running unreachable",
        "COMPLETED, running unreachable",
        "COMPLETED, running returns:COMPLETED",
    })
    void stateThatFollowsFromTheLinesOfTheJob_isAccepted(String state, String events) {
        assertThat(violations(false, state, List.of(), lines(1, 0, events))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RUNNING, running kills-itself, did not end: it is RUNNING",
        "CRASHED, running reported:COMPLETED, 'is CRASHED, but its job leads to [COMPLETED]'",
        "COMPLETED, running kills-itself, 'is COMPLETED, but its job leads to [CRASHED]'",
        "CRASHED, running terminated, 'is CRASHED, but its job leads to []'",
        "FAILED, running unreachable, 'is FAILED, but its job leads to [COMPLETED, CRASHED]'",
        "COMPLETED, start, attempt 1 was not executed",
    })
    void stateThatDoesNotFollow_isAViolation(String state, String events, String violation) {
        assertThat(violations(false, state, List.of(), lines(1, 0, events))).containsExactly(violation);
    }

    @Test
    void twoExecutionsOfOneAttempt_areAViolation() {
        Stream<String> both = Stream.concat(lines(1, 0, "running"), lines(2, 5, "running reported:COMPLETED"));
        assertThat(violations(false, "COMPLETED", List.of(), both)).containsExactly("attempt 1 was executed 2 times");
    }

    @Test
    void executionAfterARetry_belongsToTheNextAttempt() {
        Stream<String> both =
                Stream.concat(lines(1, 0, "running reported:FAILED"), lines(2, 60, "running reported:COMPLETED"));
        assertThat(violations(false, "COMPLETED", List.of(Instant.ofEpochSecond(30)), both))
                .isEmpty();
    }

    @Test
    void retryWithoutAnExecution_isAViolation() {
        assertThat(violations(
                        false, "FAILED", List.of(Instant.ofEpochSecond(30)), lines(1, 0, "running reported:FAILED")))
                .containsExactly("attempt 2 was not executed");
    }

    @ParameterizedTest
    @CsvSource({"CANCELLED, start", "CANCELLED, running terminated", "COMPLETED, running reported:COMPLETED"})
    void cancelledRun_isCancelledOrEndsAsItsJobReported(String state, String events) {
        assertThat(violations(true, state, List.of(), lines(1, 0, events))).isEmpty();
    }

    @Test
    void cancelledRunWhoseJobWasTerminated_isNotCrashed() {
        assertThat(violations(true, "CRASHED", List.of(), lines(1, 0, "running terminated")))
                .containsExactly("is CRASHED, but its job leads to [CANCELLED]");
    }

    private static List<String> violations(
            boolean cancelled, String state, List<Instant> retries, Stream<String> lines) {
        PlannedRun run = new PlannedRun(
                1,
                JobKind.COMPLETES,
                Duration.ofSeconds(2),
                false,
                Duration.ZERO,
                cancelled ? Duration.ofSeconds(1) : null,
                !retries.isEmpty());
        return RunCheck.violations(
                run, state, retries, new JobFile(lines.map(JobFile.Line::parse).toList()));
    }

    /** Returns a line for each event of a process, from a second of the epoch on. */
    private static Stream<String> lines(long pid, int second, String events) {
        return Stream.of(events.split(" ")).map(event -> "run 1 " + event + " " + pid + " " + second * 1000L);
    }
}
