/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.job;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
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
    void process_thatPrintsAndExits_reportsBothStreamsAndTheExitCode() throws Exception {
        runtime.start(job("echo out; echo err >&2; exit 3"), events);

        assertThat(events.exit.get(30, SECONDS)).isEqualTo("3 Error");
        assertThat(events.lines).containsExactlyInAnyOrder("STDOUT out", "STDERR err");
    }

    @Test
    void process_thatStillRuns_reportsItsLines() {
        runtime.start(job("echo first; sleep 600"), events);

        await().untilAsserted(() -> assertThat(events.lines).containsExactly("STDOUT first"));
        assertThat(events.exit).isNotDone();
    }

    @Test
    void process_environment_isThatOfTheContainerOnly() throws Exception {
        runtime.start(job("env"), events);
        events.exit.get(30, SECONDS);

        assertThat(events.lines).contains("STDOUT GREETING=hello");
        assertThat(events.lines).noneMatch(line -> line.contains("JAVA_HOME") || line.contains("MAVEN"));
        assertThat(events.lines).doesNotContain("STDOUT HOME=" + System.getProperty("user.home"));
    }

    @Test
    void process_folder_isItsOwnAndDeletedWhenItEnds() throws Exception {
        runtime.start(job("pwd; echo $HOME; echo $TMPDIR; touch left; mkdir -p a/b; touch a/b/c"), events);
        events.exit.get(30, SECONDS);

        assertThat(events.lines).hasSize(3);
        assertThat(events.lines.get(0)).isEqualTo(events.lines.get(1)).isEqualTo(events.lines.get(2));
        assertThat(Path.of(events.lines.get(0).substring("STDOUT ".length()))).doesNotExist();
    }

    @Test
    void secretFiles_areReadOnlyAtTheirPaths_andDeletedWithTheProcess() throws Exception {
        List<String> script =
                List.of("-c", "cd $CPLN_EMULATED_MOUNTS && pwd && stat -c %a opt/ssh/id && cat opt/ssh/id");
        JobSpec spec = new JobSpec(
                "acme",
                "prefect",
                "etl",
                "aws-eu-central-1",
                "1",
                "command-1-files",
                List.of(new JobSpec.Container(
                        "main", "busybox", List.of("sh"), script, Map.of(), null, Map.of("/opt/ssh/id", "a-key"))));
        Recorder events = new Recorder();

        runtime.start(spec, events);

        assertThat(events.exit.get(30, SECONDS)).startsWith("0");
        assertThat(events.lines.subList(1, 3)).containsExactly("STDOUT 444", "STDOUT a-key");
        assertThat(Path.of(events.lines.get(0).substring("STDOUT ".length()))).doesNotExist();
        assertThat(spec.toString()).doesNotContain("a-key");
    }

    @Test
    void process_signalToTheBuild_doesNotReachIt() throws Exception {
        runtime.start(job("echo $$; cut -d ' ' -f 5 /proc/$$/stat"), events);
        events.exit.get(30, SECONDS);

        // The process leads its group, so its pid is the id of the group.
        assertThat(events.lines.get(0)).isEqualTo(events.lines.get(1));
    }

    @Test
    void child_withoutItsEnvironment_endsWithTheContainer() throws Exception {
        runtime.start(job("env -i sleep 614 & echo $!; exit 0"), events);

        assertThat(events.exit.get(30, SECONDS)).isEqualTo("0 Completed");
        assertGone(events.lines.get(0));
    }

    @Test
    void fiftyJobs_atOnce_reportTheirLinesInOrderAndLeaveNothing() throws Exception {
        List<Recorder> recorders = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Recorder recorder = new Recorder();
            recorders.add(recorder);
            runtime.start(job("sleep 615 & echo $!; for i in 1 2 3 4 5; do echo line $i; done; exit " + i), recorder);
        }

        for (int i = 0; i < 50; i++) {
            Recorder recorder = recorders.get(i);
            assertThat(recorder.exit.get(50, SECONDS)).isEqualTo(i == 0 ? "0 Completed" : i + " Error");
            assertThat(recorder.lines.subList(1, 6))
                    .containsExactly(
                            "STDOUT line 1", "STDOUT line 2", "STDOUT line 3", "STDOUT line 4", "STDOUT line 5");
            assertGone(recorder.lines.get(0));
        }
    }

    @Test
    void start_afterClose_isRefused() throws Exception {
        runtime.close();

        runtime.start(job("echo never"), events);

        assertThat(events.exit.get(30, SECONDS)).isEqualTo("127 ContainerCannotRun");
        assertThat(events.message).isEqualTo("the runtime of the process is closed");
    }

    @Test
    void program_onThePrependedPath_isUsedFirst() throws Exception {
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
    void program_missing_isAnExitWithAReason() throws Exception {
        runtime.start(spec(List.of(), List.of("no-such-program")), events);

        assertThat(events.exit.get(30, SECONDS)).isEqualTo("127 ContainerCannotRun");
        assertThat(events.message).isEqualTo("executable file not found in $PATH: no-such-program");
    }

    @Test
    void stop_processThatEndsWithinTheGrace_keepsItsExitCode() throws Exception {
        RunningJob job =
                runtime.start(job("trap 'echo bye; exit 5' TERM; echo up; while true; do sleep 0.1; done"), events);
        await().until(() -> !events.lines.isEmpty());

        job.stop(Duration.ofSeconds(30));

        assertThat(events.exit.get(30, SECONDS)).isEqualTo("5 Error");
        assertThat(events.lines).containsExactly("STDOUT up", "STDOUT bye");
    }

    @Test
    void stop_processThatIgnoresIt_isKilledWithItsChildren() throws Exception {
        RunningJob job =
                runtime.start(job("trap '' TERM; sleep 611 & echo $!; while true; do sleep 0.1; done"), events);
        await().until(() -> !events.lines.isEmpty());

        job.stop(Duration.ofMillis(200));

        assertThat(events.exit.get(30, SECONDS)).isEqualTo("137 Error");
        assertGone(events.lines.get(0));
    }

    @Test
    void child_thatLeavesTheGroup_endsWithTheContainer() throws Exception {
        runtime.start(job("(setsid sleep 612 & echo $!); exit 0"), events);

        assertThat(events.exit.get(30, SECONDS)).isEqualTo("0 Completed");
        assertGone(events.lines.get(0));
    }

    @Test
    void close_runningProcess_leavesNoneBehind() {
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
