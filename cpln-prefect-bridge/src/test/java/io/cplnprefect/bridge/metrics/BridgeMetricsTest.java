/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.metrics;

import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.cleanup.Cleanup;
import io.cplnprefect.bridge.cleanup.CleanupSettings;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.testkit.fault.Fault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The metrics of a worker on both emulators. */
class BridgeMetricsTest {

    private final TwoServers servers = TwoServers.start();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BridgeMetrics metrics = new BridgeMetrics(registry);
    private final ControlPlane controlPlane = ControlPlane.builder()
            .environment(Map.of())
            .endpoint(servers.platform().url())
            .logsEndpoint(servers.platform().logsUrl())
            .token(Secret.of(servers.platform().token()))
            .org(TwoServers.ORG)
            .options(ClientOptions.builder()
                    .time(servers.waitingTime())
                    .metrics(metrics.requests())
                    .build())
            .build();

    @AfterEach
    void close() {
        controlPlane.close();
        servers.close();
    }

    @Test
    void run_fromClaimToEnd_isCountedByOutcome() {
        try (Worker worker = worker()) {
            servers.run();
            worker.pollOnce();
            assertThat(counter("claims", "outcome", "won")).isEqualTo(1);
            assertThat(counter("submissions", "outcome", "started")).isEqualTo(1);
            servers.time().advance(Duration.ofMinutes(10));
            worker.observeOnce();

            assertThat(counter("runs.ended", "state", "COMPLETED")).isEqualTo(1);
            assertThat(registry.get("cplnprefect.runs.due").gauge().value()).isEqualTo(1);
        }
    }

    @Test
    void run_claimedByAnotherWorker_isALostClaim() {
        try (Worker worker = worker()) {
            var run = servers.run();
            servers.faults()
                    .when(post("/flow_runs/" + run + "/set_state"))
                    .once()
                    .then(Fault.runBefore(() -> servers.propose(run, "PENDING")));

            worker.pollOnce();

            assertThat(counter("claims", "outcome", "lost")).isEqualTo(1);
            assertThat(counter("submissions", "outcome", "skipped")).isEqualTo(1);
        }
    }

    @Test
    void run_whoseStartIsRefused_isAFailedSubmission() {
        try (Worker worker = worker()) {
            servers.run(Map.of("location", "nowhere"));

            worker.pollOnce();

            assertThat(counter("submissions", "outcome", "failed")).isEqualTo(1);
        }
    }

    @Test
    void job_ofACancelledRun_isCountedAsStopped() {
        try (Worker worker = worker()) {
            servers.flowTime(Duration.ofHours(5));
            var run = servers.run();
            worker.pollOnce();
            servers.propose(run, "CANCELLING");

            worker.observeOnce();

            assertThat(counter("sync.actions", "action", "stop", "result", "done"))
                    .isPositive();
            assertThat(counter("jobs.stopped")).isPositive();
        }
    }

    @Test
    void requests_limitedByTheService_areCountedAndRetried() {
        servers.faults().when(TwoServers.PLATFORM).once().then(Fault.rateLimit(Duration.ofSeconds(1)));

        controlPlane.org().gvcs().get(TwoServers.GVC).execute();

        assertThat(counter("requests.rate.limited", "service", "cpln")).isEqualTo(1);
        assertThat(counter("requests.retries", "service", "cpln")).isEqualTo(1);
        assertThat(registry.get("cplnprefect.requests")
                        .tag("outcome", "200")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void schedule_ofAWorker_hasLagAndReadiness() {
        try (Worker worker = worker()) {
            Schedule schedule = worker.schedule();
            metrics.bind(worker, schedule);
            assertThat(gauge("ready")).isZero();
            assertThat(gauge("rounds.lag", "activity", "sync")).isNaN();
            assertThat(gauge("slots.free")).isEqualTo(100);

            assertThat(gauge("live")).isEqualTo(1);
            assertThat(gauge("runs", "stage", "running")).isZero();
        }
    }

    @Test
    void cleanup_isCountedByKindAndResult() {
        try (Worker worker = worker()) {
            servers.run();
            worker.pollOnce();
        }
        servers.time().advance(Duration.ofHours(30));

        metrics.record(new Cleanup(servers.prefect(), controlPlane, CleanupSettings.of(TwoServers.GVC)).runOnce());

        assertThat(counter("cleanup.objects", "kind", "workload", "result", "RETIRED"))
                .isEqualTo(1);
    }

    private Worker worker() {
        return Worker.create(
                servers.prefect(),
                new PlatformClients(controlPlane),
                WorkerSettings.builder()
                        .workerChannel(false)
                        .workPool(TwoServers.POOL)
                        .name("one")
                        .gvc(TwoServers.GVC)
                        .jobApiUrl(servers.server().apiUrl())
                        .streamLogs(false)
                        .build(),
                metrics.listener(WorkerListener.NONE),
                Runnable::run,
                Runnable::run);
    }

    private double counter(String name, String... tags) {
        return registry.get("cplnprefect." + name).tags(tags).counter().count();
    }

    private double gauge(String name, String... tags) {
        return registry.get("cplnprefect." + name).tags(tags).gauge().value();
    }
}
