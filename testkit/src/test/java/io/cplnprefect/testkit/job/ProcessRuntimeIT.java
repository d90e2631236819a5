/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessRuntimeIT {
    @TempDir
    private Path folder;

    private final ProcessRuntime runtime = ProcessRuntime.create();
    private final Recorder events = new Recorder();

    @AfterEach
    void stop() {
        runtime.close();
    }

    @Test
    void output_of_both_streams_and_the_exit_code_are_reported() throws Exception {
        runtime.start(job("echo out; echo err >&2; exit 3"), events);

        assertThat(events.exit.get(30, SECONDS)).isEqualTo("3 Error");
        assertThat(events.lines).containsExactlyInAnyOrder("STDOUT out", "STDERR err");
    }

    @Test
    void lines_arrive_while_the_process_runs() {
        runtime.start(job("echo first; sleep 600"), events);

        await().untilAsserted(() -> assertThat(events.lines).containsExactly("STDOUT first"));
        assertThat(events.exit).isNotDone();
    }

    @Test
    void process_sees_the_environment_of_the_container_and_not_that_of_the_test() throws Exception {
        runtime.start(job("env"), events);
        events.exit.get(30, SECONDS);

        assertThat(events.lines).contains("STDOUT GREETING=hello");
        assertThat(events.lines).noneMatch(line -> line.contains("JAVA_HOME") || line.contains("MAVEN"));
    }

    @Test
    void program_is_found_on_the_prepended_path_first() throws Exception {
        Path program = folder.resolve("prefect");
        Files.writeString(program, "#!/bin/sh\necho fake $EXTRA $1; pwd\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (ProcessRuntime prepared = ProcessRuntime.builder()
                .prependToPath(folder)
                .env("EXTRA", "extra")
                .workingDir(folder)
                .build()) {
            prepared.start(spec(List.of("prefect"), List.of("arg")), events);

            events.exit.get(30, SECONDS);
        }
        assertThat(events.lines).containsExactly("STDOUT fake extra arg", "STDOUT " + folder.toRealPath());
    }

    @Test
    void missing_program_is_an_exit_with_a_reason() throws Exception {
        runtime.start(spec(List.of(), List.of("no-such-program")), events);

        assertThat(events.exit.get(30, SECONDS)).isEqualTo("127 ContainerCannotRun");
        assertThat(events.message).isEqualTo("executable file not found in $PATH: no-such-program");
    }

    @Test
    void stop_lets_the_process_end_by_itself_within_the_grace() throws Exception {
        RunningJob job =
                runtime.start(job("trap 'echo bye; exit 5' TERM; echo up; while true; do sleep 0.1; done"), events);
        await().until(() -> !events.lines.isEmpty());

        job.stop(Duration.ofSeconds(30));

        assertThat(events.exit.get(30, SECONDS)).isEqualTo("5 Error");
        assertThat(events.lines).containsExactly("STDOUT up", "STDOUT bye");
    }

    @Test
    void process_that_ignores_the_stop_is_killed_with_its_children() throws Exception {
        RunningJob job =
                runtime.start(job("trap '' TERM; sleep 611 & echo $!; while true; do sleep 0.1; done"), events);
        await().until(() -> !events.lines.isEmpty());

        job.stop(Duration.ofMillis(200));

        assertThat(events.exit.get(30, SECONDS)).isEqualTo("137 Error");
        assertGone(events.lines.get(0));
    }

    @Test
    void child_that_outlives_its_parent_ends_with_the_container() throws Exception {
        runtime.start(job("(setsid sleep 612 & echo $!); exit 0"), events);

        assertThat(events.exit.get(30, SECONDS)).isEqualTo("0 Completed");
        assertGone(events.lines.get(0));
    }

    @Test
    void close_leaves_no_process_behind() {
        runtime.start(job("echo $$; sleep 613"), events);
        await().until(() -> !events.lines.isEmpty());

        runtime.close();

        assertThat(events.exit).isCompletedWithValue("137 Error");
        assertGone(events.lines.get(0));
    }

    private static void assertGone(String line) {
        long pid = Long.parseLong(line.substring(line.indexOf(' ') + 1));
        await().until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    }

    private static JobSpec job(String script) {
        return spec(List.of("sh"), List.of("-c", script));
    }

    private static JobSpec spec(List<String> command, List<String> args) {
        return new JobSpec(
                "acme",
                "prefect",
                "etl",
                "aws-eu-central-1",
                "1",
                "command-1-" + System.nanoTime(),
                List.of(new JobSpec.Container("main", "busybox", command, args, Map.of("GREETING", "hello"), null)));
    }

    private static final class Recorder implements JobEvents {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final CompletableFuture<String> exit = new CompletableFuture<>();
        private volatile String message = "";

        @Override
        public void log(String container, JobStream stream, String line) {
            lines.add(stream + " " + line);
        }

        @Override
        public void exited(String container, int exitCode, String reason, String text) {
            message = text;
            exit.complete(exitCode + " " + reason);
        }
    }
}
