/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.testkit.VirtualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class JobScriptTest {
    private final VirtualTime time = VirtualTime.create();
    private final Instant start = time.clock().instant();
    private final Recorder events = new Recorder();

    @Test
    void steps_ofOneContainer_runInOrderAndInTime() {
        run(JobScript.begin()
                .log("loading")
                .sleep(Duration.ofSeconds(5))
                .log(JobStream.STDERR, "bad")
                .exit(3));

        time.advance(Duration.ofMinutes(1));

        assertThat(events.all)
                .containsExactly(
                        "0 main STDOUT loading",
                        "5 main STDERR bad",
                        "5 main exit 3 Error",
                        "5 proxy exit 0 Completed");
    }

    @Test
    void in_secondContainer_ownsTheStepsThatFollow() {
        run(JobScript.begin()
                .exit(0)
                .in("proxy")
                .sleep(Duration.ofSeconds(2))
                .log("draining")
                .exit(0));

        time.advance(Duration.ofMinutes(1));

        assertThat(events.all)
                .startsWith("0 main exit 0 Completed", "2 proxy STDOUT draining", "2 proxy exit 0 Completed");
    }

    @Test
    void in_unknownContainer_isRefusedAtTheStart() {
        assertThatThrownBy(() -> run(JobScript.begin().in("db").log("x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the script names containers that the job does not have: [db]");
    }

    @Test
    void logAtOnce_severalLines_arriveTogether() {
        run(JobScript.begin().logAtOnce("one", "two"));

        time.advance(Duration.ZERO);

        assertThat(events.all).startsWith("0 main STDOUT one+two");
    }

    @Test
    void call_thatThrows_endsTheContainerWithItsMessage() {
        run(JobScript.begin().call(job -> {
            throw new IllegalStateException("no " + job.workload());
        }));

        time.advance(Duration.ZERO);

        assertThat(events.all.get(0)).isEqualTo("0 main exit 1 Error no etl");
    }

    @Test
    void evict_runningJob_endsAllContainers() {
        run(JobScript.begin().sleep(Duration.ofSeconds(9)).evict().log("never"));

        time.advance(Duration.ofMinutes(1));

        assertThat(events.all)
                .containsExactly(
                        "9 main exit 137 Evicted The node was low on resource: memory.",
                        "9 proxy exit 137 Evicted The node was low on resource: memory.");
    }

    @Test
    void failImagePull_job_endsWithoutOutput() {
        run(JobScript.begin().failImagePull().log("never"));

        time.advance(Duration.ofMinutes(1));

        assertThat(events.all).first().isEqualTo("0 main exit 128 ImagePullBackOff Back-off pulling the image");
        assertThat(events.all).hasSize(2);
    }

    @Test
    void stop_byDefault_endsAtOnce() {
        RunningJob job = run(JobScript.begin().log("up").runUntilStopped().log("never"));
        time.advance(Duration.ofSeconds(3));

        job.stop(Duration.ofSeconds(30));
        time.advance(Duration.ofMinutes(1));

        assertThat(events.all).containsExactly("0 main STDOUT up", "3 main exit 143 Error", "3 proxy exit 143 Error");
    }

    @Test
    void stop_ignoredForLessThanTheGrace_endsLaterAndKeepsPrinting() {
        RunningJob job = run(JobScript.begin()
                .ignoreStopFor(Duration.ofSeconds(20))
                .sleep(Duration.ofSeconds(10))
                .log("still here")
                .runUntilStopped());
        time.advance(Duration.ofSeconds(5));

        job.stop(Duration.ofSeconds(30));
        time.advance(Duration.ofMinutes(1));

        assertThat(events.all)
                .containsExactly("10 main STDOUT still here", "25 main exit 143 Error", "25 proxy exit 143 Error");
    }

    @Test
    void stop_ignoredForLongerThanTheGrace_isKilledAtItsEnd() {
        RunningJob job =
                run(JobScript.begin().ignoreStopFor(Duration.ofHours(1)).runUntilStopped());
        time.advance(Duration.ofSeconds(5));

        job.stop(Duration.ofSeconds(30));
        time.advance(Duration.ofMinutes(1));

        assertThat(events.all).containsExactly("35 main exit 137 Error", "35 proxy exit 137 Error");
    }

    @Test
    void stop_duringASleep_leavesNoTimer() {
        RunningJob job = run(JobScript.begin().sleep(Duration.ofHours(1)).log("late"));
        time.advance(Duration.ZERO);

        job.stop(Duration.ZERO);

        assertThat(events.all).containsExactly("0 main exit 143 Error", "0 proxy exit 143 Error");
        assertThat(time.pendingTasks()).isZero();
    }

    @Test
    void neverVisible_job_isNotShown() {
        assertThat(run(JobScript.begin().neverVisible()).isVisible()).isFalse();
        assertThat(run(JobScript.begin()).isVisible()).isTrue();
    }

    private RunningJob run(JobScript script) {
        JobSpec spec = new JobSpec(
                "acme",
                "prefect",
                "etl",
                "aws-eu-central-1",
                "1",
                "etl-1",
                List.of(container("main"), container("proxy")));
        return new ScriptedRuntime(time.scheduler(), job -> script).start(spec, events);
    }

    private static JobSpec.Container container(String name) {
        return new JobSpec.Container(name, "busybox", List.of(), List.of(), Map.of(), null);
    }

    /** Keeps the events as {@code second container event}; only the first exit of a container counts. */
    private final class Recorder implements JobEvents {
        private final List<String> all = new ArrayList<>();
        private final List<String> exited = new ArrayList<>();

        @Override
        public void log(String container, JobStream stream, String line) {
            all.add(second() + " " + container + " " + stream + " " + line);
        }

        @Override
        public void logAtOnce(String container, JobStream stream, List<String> lines) {
            log(container, stream, String.join("+", lines));
        }

        @Override
        public void exited(String container, int exitCode, String reason, String message) {
            if (!exited.contains(container)) {
                exited.add(container);
                all.add((second() + " " + container + " exit " + exitCode + " " + reason + " " + message).strip());
            }
        }

        private long second() {
            return Duration.between(start, time.clock().instant()).toSeconds();
        }
    }
}
