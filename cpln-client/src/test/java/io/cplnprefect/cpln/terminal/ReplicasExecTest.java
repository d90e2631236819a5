/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.terminal;

import static io.cplnprefect.cpln.terminal.RunningReplica.LOCATION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplicasExecTest {

    private final RunningReplica job;

    ReplicasExecTest() throws InterruptedException {
        job = new RunningReplica();
    }

    @AfterEach
    void close() {
        job.close();
    }

    @Test
    void run_command_returnsItsOutputAndExitCode() throws Exception {
        ExecResult success = run(ExecRequest.of(LOCATION, "sh", "-c", "echo $GREETING; echo problem >&2"));
        ExecResult failure = run(ExecRequest.of(LOCATION, "sh", "-c", "echo late; exit 3"));

        assertThat(success.exitCode()).isZero();
        assertThat(success.text()).contains("hello\n").contains("problem\n");
        assertThat(failure.exitCode()).isEqualTo(3);
        assertThat(failure.text()).isEqualTo("late\n");
        assertThat(failure).hasToString("ExecResult[exitCode=3, output=5 bytes]");
    }

    @Test
    void run_withInput_passesAllBytes() throws Exception {
        byte[] input = new byte[3_000_000];
        new Random(1).nextBytes(input);

        ExecResult result = run(ExecRequest.builder()
                .location(LOCATION)
                .addCommand("cat")
                .stdin(ExecInput.of(input))
                .build());

        assertThat(result.exitCode()).isZero();
        assertThat(result.output()).isEqualTo(input);
    }

    @Test
    void run_outputThatLooksLikeAFailure_isOutput() throws Exception {
        ExecResult result =
                run(ExecRequest.of(LOCATION, "sh", "-c", "echo 'Unauthorized: exit code 7'; sleep 0.2; echo end"));

        assertThat(result.exitCode()).isZero();
        assertThat(result.text()).isEqualTo("Unauthorized: exit code 7\nend\n");
    }

    @Test
    void run_unknownProgramOrContainer_returnsTheReasonAndExitCode126() throws Exception {
        ExecResult program = run(ExecRequest.of(LOCATION, "no-such-program"));
        ExecResult container = run(ExecRequest.builder()
                .location(LOCATION)
                .container("other")
                .addCommand("ls")
                .build());

        assertThat(program.exitCode()).isEqualTo(126);
        assertThat(program.text())
                .contains("no-such-program")
                .contains("executable file not found")
                .doesNotContain("exit code", "session");
        assertThat(container.exitCode()).isEqualTo(126);
        assertThat(container.text()).contains("other").isNotEqualTo(program.text());
    }

    @Test
    void run_sourceOfTheTokenThrows_failsBeforeASession() {
        try (ControlPlane client = job.clientWithoutTokenAfter("/deployment/")) {
            CompletableFuture<ExecResult> running = client.org()
                    .gvc("prefect")
                    .replicas("etl")
                    .run(ExecRequest.builder()
                            .location(LOCATION)
                            .replica("any")
                            .container("main")
                            .addCommand("ls")
                            .build());

            assertThatThrownBy(() -> running.get(10, SECONDS))
                    .cause()
                    .isInstanceOf(UsageException.class)
                    .hasRootCauseMessage("vault down");
            assertThat(job.emulator.requests())
                    .noneMatch(request -> request.path().contains("/exec"));
        }
    }

    @Test
    void run_sourceOfTheTokenThrowsAtOnce_isReported() {
        Supplier<Secret> broken = () -> {
            throw new IllegalStateException("vault down");
        };
        try (ControlPlane client = job.client(broken)) {
            CompletableFuture<ExecResult> running =
                    client.org().gvc("prefect").replicas("etl").run(ExecRequest.of(LOCATION, "ls"));

            assertThatThrownBy(() -> running.get(10, SECONDS)).cause().hasRootCauseMessage("vault down");
        }
    }

    @Test
    void run_clientClosed_fails() {
        CompletableFuture<ExecResult> running =
                job.replicas().run(ExecRequest.of(LOCATION, "sh", "-c", "exec sleep 200"));

        job.cpln.close();

        assertThatThrownBy(() -> running.get(10, SECONDS)).hasCauseInstanceOf(ApiException.class);
    }

    @Test
    void exec_listenerThrows_endsTheSession() throws Exception {
        CompletableFuture<ApiException> end = new CompletableFuture<>();
        job.replicas().exec(ExecRequest.of(LOCATION, "no-such-program"), new ExecListener() {
            @Override
            public void output(byte[] bytes) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void exited(int exitCode) {
                end.completeExceptionally(new AssertionError("exited " + exitCode));
            }

            @Override
            public void failed(ApiException failure) {
                end.complete(failure);
            }
        });

        assertThat(end.get(10, SECONDS)).isInstanceOf(UsageException.class).hasRootCauseMessage("broken");
    }

    @Test
    void exec_withTerminal_sendsInputAndSizes() throws Exception {
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ExecSession session = job.replicas()
                .exec(
                        ExecRequest.builder()
                                .location(LOCATION)
                                .addCommand("sh", "-c", "read line; echo got $line")
                                .terminal(new TerminalSize(80, 24))
                                .build(),
                        new ExecListener() {
                            @Override
                            public void output(byte[] bytes) {
                                output.writeBytes(bytes);
                            }

                            @Override
                            public void exited(int exitCode) {
                                exit.complete(exitCode);
                            }

                            @Override
                            public void failed(ApiException failure) {
                                exit.completeExceptionally(failure);
                            }
                        });
        session.resize(new TerminalSize(100, 30));
        session.send("caf\u00e9\n".getBytes(UTF_8));

        assertThat(exit.get(10, SECONDS)).isZero();
        assertThat(output.toString(UTF_8)).isEqualTo("got caf\u00e9\n");
        assertThat(session.send(new byte[1])).isFalse();
    }

    @Test
    void run_cancelled_killsTheCommand() throws Exception {
        CompletableFuture<ExecResult> running =
                job.replicas().run(ExecRequest.of(LOCATION, "sh", "-c", "echo $$ > pid; exec sleep 200"));
        ExecResult pid = ExecResultWhen.notEmpty(() -> run(ExecRequest.of(LOCATION, "cat", "pid")));
        ProcessHandle process =
                ProcessHandle.of(Long.parseLong(pid.text().trim())).orElseThrow();

        running.cancel(true);

        process.onExit().get(10, SECONDS);
    }

    @Test
    void run_invalidToken_failsBeforeASession() throws Exception {
        try (ControlPlane stranger = job.client("wrong")) {
            CompletableFuture<ExecResult> refused =
                    stranger.org().gvc("prefect").replicas("etl").run(ExecRequest.of(LOCATION, "ls"));

            assertThatThrownBy(() -> refused.get(10, SECONDS))
                    .cause()
                    .isInstanceOf(ServiceException.Unauthorized.class);
        }
    }

    @Test
    void exec_invalidRequest_isReported() {
        Replicas replicas = job.replicas();
        assertThatThrownBy(() -> replicas.run(ExecRequest.of(LOCATION)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("it has no command");
        assertThatThrownBy(() -> replicas.run(ExecRequest.builder()
                        .location(LOCATION)
                        .addCommand("sh")
                        .stdin(ExecInput.of(""))
                        .terminal(new TerminalSize(1, 1))
                        .build()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Set either stdin or terminal");
        assertThatThrownBy(() -> new ExecSession(null).send(new byte[0]))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("has no terminal");
    }

    private ExecResult run(ExecRequest request) throws Exception {
        return job.replicas().run(request).get(20, SECONDS);
    }

    /** Repeats a command until it has output. */
    private interface ExecResultWhen {
        ExecResult once() throws Exception;

        static ExecResult notEmpty(ExecResultWhen command) throws Exception {
            ExecResult result = command.once();
            for (int i = 0; i < 100 && (result.exitCode() != 0 || result.text().isBlank()); i++) {
                result = command.once();
            }
            return result;
        }
    }
}
