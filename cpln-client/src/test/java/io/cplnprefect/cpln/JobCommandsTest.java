/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.log.DroppedEntry;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.cpln.log.LogListener;
import io.cplnprefect.cpln.log.LogQl;
import io.cplnprefect.cpln.log.LogTail;
import io.cplnprefect.cpln.query.Query;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.CommandStatus;
import io.cplnprefect.cpln.workload.CommandType;
import io.cplnprefect.cpln.workload.Commands;
import io.cplnprefect.cpln.workload.Container;
import io.cplnprefect.cpln.workload.ContainerOverride;
import io.cplnprefect.cpln.workload.CronSchedule;
import io.cplnprefect.cpln.workload.EnvironmentVariable;
import io.cplnprefect.cpln.workload.JobExecution;
import io.cplnprefect.cpln.workload.JobExecutionStatus;
import io.cplnprefect.cpln.workload.LifecycleStage;
import io.cplnprefect.cpln.workload.RunCronWorkload;
import io.cplnprefect.cpln.workload.StopReplica;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadDeployment;
import io.cplnprefect.cpln.workload.WorkloadScope;
import io.cplnprefect.cpln.workload.WorkloadSpec;
import io.cplnprefect.cpln.workload.WorkloadType;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.job.JobScript;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobCommandsTest {

    private static final String LOCATION = "aws-eu-central-1";
    private static final RunCronWorkload JOB = RunCronWorkload.builder()
            .location(LOCATION)
            .addContainerOverrides(ContainerOverride.builder()
                    .name("main")
                    .command("python")
                    .addArgs("-m", "flow")
                    .addEnv(EnvironmentVariable.of("EMPTY", ""))
                    .build())
            .activeDeadlineSeconds(600)
            .putTags("prefect.io/flow-run-id", "run-1")
            .build();

    private static final long BEGIN = 1_767_225_600_000_000_000L;

    private final VirtualTime time = VirtualTime.startingAt(Instant.parse("2026-01-01T00:00:00Z"));
    private final ControlPlaneEmulator emulator = ControlPlaneEmulator.builder()
            .org("acme", "token-of-acme")
            .gvc("prefect", LOCATION)
            .time(time.clock(), time.scheduler())
            .pageSize(2)
            .script(job -> JobScript.begin()
                    .log("begun")
                    .sleep(Duration.ofSeconds(5))
                    .log("failing")
                    .exit(3))
            .start();
    private final ControlPlane cpln = ControlPlane.builder()
            .endpoint(emulator.url())
            .org("acme")
            .token(Secret.of(emulator.token()))
            .build();
    private final WorkloadScope etl = cpln.org().gvc("prefect").workload("etl");
    private final Commands commands = etl.commands();

    @BeforeEach
    void createWorkload() {
        Workload workload = Workload.builder()
                .name("etl")
                .spec(WorkloadSpec.builder()
                        .type(WorkloadType.CRON)
                        .addContainers(Container.builder()
                                .name("main")
                                .image("python:3.12")
                                .build())
                        .job(CronSchedule.builder().schedule("0 0 1 1 *").build())
                        .build())
                .build();
        cpln.org().gvc("prefect").workloads().create(workload).execute();
    }

    @AfterEach
    void close() {
        cpln.close();
        emulator.close();
        time.close();
    }

    @Test
    void start_command_isReadBackAsItWasSent() {
        String id = commands.start(JOB).execute().name();

        Command command = commands.get(id).execute();

        assertThat(command.type()).isEqualTo(CommandType.RUN_CRON_WORKLOAD);
        assertThat(command.lifecycleStage().ended()).isFalse();
        assertThat(command.tags()).isEqualTo(JOB.tags());
        assertThat(command.spec()).isNotNull();
        assertThat(command.spec().location()).isEqualTo(LOCATION);
        assertThat(command.spec().containerOverrides()).isEqualTo(JOB.containerOverrides());
        assertThat(command.spec().activeDeadlineSeconds()).isEqualTo(600);
    }

    @Test
    void start_failingJob_hasItsExitCodeInTheDeployment() {
        String id = commands.start(JOB).execute().name();
        time.advance(Duration.ofSeconds(30));

        WorkloadDeployment deployment = etl.deployments().get(LOCATION).execute();
        JobExecution execution = deployment.executionOf(id).orElseThrow();

        assertThat(commands.get(id).execute().lifecycleStage()).isEqualTo(LifecycleStage.FAILED);
        assertThat(execution.status()).isEqualTo(JobExecutionStatus.FAILED);
        assertThat(execution.replica()).isEqualTo(replica(id)).startsWith("command-" + id);
        assertThat(execution.containers())
                .hasEntrySatisfying(
                        "main",
                        main -> assertThat(main.restarts())
                                .extracting(restarts -> restarts == null ? null : restarts.exitCode())
                                .isEqualTo(3));
        assertThat(etl.deployments().list())
                .extracting(WorkloadDeployment::name)
                .containsExactly(LOCATION);
    }

    @Test
    void stop_replicaOfRunningJob_endsTheJob() {
        String id = commands.start(JOB).execute().name();
        time.advance(Duration.ofSeconds(1));
        StopReplica stop =
                StopReplica.builder().location(LOCATION).replica(replica(id)).build();

        Command stopping = commands.get(commands.stop(stop).execute().name()).execute();
        time.advance(Duration.ofSeconds(30));

        assertThat(stopping.type()).isEqualTo(CommandType.STOP_REPLICA);
        assertThat(commands.get(id).execute().lifecycleStage().ended()).isTrue();
    }

    @Test
    void query_commandsByTagOverSeveralPages_returnsEachOnce() {
        for (int i = 0; i < 5; i++) {
            commands.start(RunCronWorkload.builder()
                            .from(JOB)
                            .tags(Map.of("batch", i < 3 ? "a" : "b"))
                            .build())
                    .execute();
        }

        assertThat(commands.query(Query.all()
                        .property("type", "runCronWorkload")
                        .tag("batch", "a")
                        .build()))
                .hasSize(3);
        assertThat(commands.query(Query.any()
                        .property("lifecycleStage", "pending")
                        .property("lifecycleStage", "running")
                        .build()))
                .hasSize(5);
        assertThat(commands.list()).hasSize(5);
    }

    @Test
    void get_commandOfDeletedWorkload_isNotFound() {
        String id = commands.start(JOB).execute().name();
        cpln.org().gvc("prefect").workloads().delete("etl").execute();

        assertThatThrownBy(() -> commands.get(id).execute()).isInstanceOf(ServiceException.NotFound.class);
    }

    @Test
    void tail_linesOfJob_areReceivedLiveAndReadAgainByRange() throws Exception {
        String id = commands.start(JOB).execute().name();
        time.advance(Duration.ofSeconds(1));
        Lines received = new Lines();
        LogQl query = LogQl.ofCommand("prefect", LOCATION, "etl", id);

        try (LogTail tail = cpln.org().logs().tail(query, 0, received)) {
            assertThat(received.next()).isEqualTo("begun");
            time.advance(Duration.ofSeconds(30));
            assertThat(received.next()).isEqualTo("failing");
            emulator.endTailSessions();

            assertThat(received.end.get(5, SECONDS)).isEmpty();
        }
        assertThat(cpln.org().logs().range(query, BEGIN, BEGIN + 60_000_000_000L))
                .extracting(LogEntry::line)
                .containsExactly("begun", "failing");
    }

    @Test
    void tail_connectionCut_endsWithFailure() throws Exception {
        String id = commands.start(JOB).execute().name();
        time.advance(Duration.ofSeconds(1));
        Lines received = new Lines();

        try (LogTail tail = cpln.org().logs().tail(LogQl.ofCommand("prefect", LOCATION, "etl", id), 0, received)) {
            assertThat(received.next()).isEqualTo("begun");
            emulator.cutTailSessions();

            assertThat(received.end.get(5, SECONDS)).isPresent();
        }
    }

    private String replica(String commandId) {
        CommandStatus status = commands.get(commandId).execute().status();
        assertThat(status).isNotNull();
        assertThat(status.replica()).isNotNull();
        return status.replica();
    }

    private static final class Lines implements LogListener {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final CompletableFuture<Optional<ApiException>> end = new CompletableFuture<>();

        @Override
        public void entries(List<LogEntry> batch) {
            batch.forEach(entry -> lines.add(entry.line()));
        }

        @Override
        public void dropped(List<DroppedEntry> entries) {
            entries.forEach(entry -> lines.add("dropped at " + entry.timestampNanos()));
        }

        @Override
        public void ended(@Nullable ApiException failure) {
            end.complete(Optional.ofNullable(failure));
        }

        @Nullable
        String next() throws InterruptedException {
            return lines.poll(5, SECONDS);
        }
    }
}
