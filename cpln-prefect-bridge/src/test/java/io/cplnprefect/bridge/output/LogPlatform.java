/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulatorBuilder;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.FaultRequest;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** An emulated logs service in virtual time, jobs that write to it, and a {@link JobLogs} with its consumers. */
final class LogPlatform implements AutoCloseable {

    static final String ORG = "acme";
    static final String LOCATION = "aws-eu-central-1";
    static final String TAIL = "/**/tail";
    static final String RANGE = "/**/query_range";
    private static final Duration REAL_TIME = Duration.ofSeconds(30);

    final VirtualTime time = VirtualTime.create();
    final FaultPlan faults = FaultPlan.create();
    final ControlPlaneEmulator emulator;
    final ExecutorService threads = Executors.newCachedThreadPool();
    private final ControlPlane client;

    LogPlatform() {
        this(builder -> {});
    }

    LogPlatform(Consumer<ControlPlaneEmulatorBuilder> settings) {
        ControlPlaneEmulatorBuilder builder = ControlPlaneEmulator.builder()
                .org(ORG, "a-token")
                .gvc("prefect", LOCATION)
                .time(time.clock(), time.scheduler())
                .tailSession(Duration.ZERO)
                .faults(faults);
        settings.accept(builder);
        this.emulator = builder.start();
        this.client = ControlPlane.builder()
                .environment(Map.of())
                .endpoint(emulator.url())
                .logsEndpoint(emulator.logsUrl())
                .token(Secret.of(emulator.token()))
                .org(ORG)
                .options(ClientOptions.builder().retry(RetryPolicy.NONE).build())
                .build();
    }

    /** Returns logs whose local clock is the given one. */
    JobLogs logs(JobLogsSettings settings, Executor executor, Clock local) {
        return new JobLogs(
                client, new TimeSource(local, time::nanoTime, time.scheduler(), new Random(7)), executor, settings);
    }

    JobLogs logs(JobLogsSettings settings) {
        return logs(settings, threads, time.clock());
    }

    JobLogs logs() {
        return logs(JobLogsSettings.DEFAULT);
    }

    Instant now() {
        return time.clock().instant();
    }

    static InfrastructurePid job(String workload) {
        return new InfrastructurePid(ORG, "prefect", workload, UUID.randomUUID().toString());
    }

    /** A job writes a line, with the time of the platform. */
    void write(InfrastructurePid job, String line) {
        write(job, "prefect-job", line);
    }

    void write(InfrastructurePid job, String container, String line) {
        emulator.log(
                job.org(),
                Map.of(
                        "gvc",
                        job.gvc(),
                        "location",
                        LOCATION,
                        "workload",
                        job.workload(),
                        "replica",
                        "command-" + job.command() + "-x7k2p",
                        "container",
                        container,
                        "stream",
                        "stdout"),
                line);
    }

    /** A line becomes visible later than it was written. */
    void writeLate(InfrastructurePid job, Duration late, String line) {
        time.jumpWallClock(late.negated());
        write(job, line);
        time.jumpWallClock(late);
    }

    void awaitTails(int count) {
        await(() -> emulator.openTailSessions() == count);
    }

    /** Waits in real time, in which the virtual time does not advance. */
    void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(REAL_TIME).pollInterval(Duration.ofMillis(5)).until(condition);
    }

    /** Waits while the virtual time advances. */
    void awaitAdvancing(Callable<Boolean> condition) {
        Awaitility.await().atMost(REAL_TIME).pollInterval(Duration.ofMillis(10)).until(() -> {
            boolean met = condition.call();
            if (!met) {
                time.advance(Duration.ofMillis(100));
            }
            return met;
        });
    }

    /** Returns the targets of the requests that the service has received. */
    List<String> requests(String path) {
        RequestPattern matching = RequestPattern.any(path);
        return emulator.requests().stream()
                .map(request -> request.path())
                .filter(target -> matching.matches(new FaultRequest("GET", target.split("\\?", 2)[0], "", "")))
                .toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
        emulator.close();
        time.close();
    }
}
