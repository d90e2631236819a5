/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge;

import static io.cplnprefect.testkit.fault.RequestPattern.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.testkit.fault.Fault;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The set-up and the end of a bridge. */
class BridgeTest {

    private final TwoServers servers = TwoServers.start();
    private final WorkerSettings settings = WorkerSettings.builder()
            .workPool(TwoServers.POOL)
            .gvc(TwoServers.GVC)
            .jobApiUrl(servers.server().apiUrl())
            .streamLogs(false)
            .build();

    @AfterEach
    void close() {
        servers.close();
    }

    @Test
    void fromEnvironment_severalSettingsMissing_reportsThoseOfBothServicesAndOfTheWorkerTogether() {
        WorkerSettings invalid = WorkerSettings.builder().limit(0).build();

        UsageException failure =
                catchThrowableOfType(UsageException.class, () -> Bridge.fromEnvironment(Map.of(), invalid));

        assertThat(failure.problems()).hasSize(5);
        assertThat(failure)
                .hasMessageContaining("PREFECT_API_URL")
                .hasMessageContaining("CPLN_TOKEN")
                .hasMessageContaining("CPLN_ORG")
                .hasMessageContaining("Missing work pool")
                .hasMessageContaining("Invalid limit 0");
    }

    @Test
    void fromEnvironment_invalidAddressAndLocalAddressForJobs_reportsBoth() {
        WorkerSettings withoutJobApiUrl =
                WorkerSettings.builder().workPool(TwoServers.POOL).build();

        assertThatThrownBy(() -> Bridge.fromEnvironment(
                        Map.of(
                                "PREFECT_API_URL", "http://localhost:4200/api",
                                "CPLN_ENDPOINT", "not an address",
                                "CPLN_TOKEN", "a-token",
                                "CPLN_ORG", TwoServers.ORG),
                        withoutJobApiUrl))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("CPLN_ENDPOINT")
                .hasMessageContaining("Invalid address 'http://localhost:4200/api' of the Prefect API for jobs")
                .hasMessageNotContaining("a-token");
    }

    @Test
    void fromEnvironment_organizationMissing_isReported() {
        assertThatThrownBy(() -> Bridge.fromEnvironment(
                        Map.of("PREFECT_API_URL", servers.server().apiUrl(), "CPLN_TOKEN", "a-token")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("CPLN_ORG");
    }

    @Test
    void worker_bothServicesUnreachable_reportsBothAndCreatesNothing() {
        try (Bridge bridge = Bridge.fromEnvironment(Map.of(
                "PREFECT_API_URL", "http://127.0.0.1:1/api",
                "CPLN_ENDPOINT", "http://127.0.0.1:1",
                "CPLN_TOKEN", "a-token",
                "CPLN_ORG", TwoServers.ORG))) {

            assertThatThrownBy(() -> bridge.worker(settings, WorkerListener.NONE))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("PREFECT_API_URL")
                    .hasMessageContaining("CPLN_ENDPOINT");
        }
    }

    @Test
    void worker_addressesExchanged_reportsBothServices() {
        try (Bridge bridge = Bridge.fromEnvironment(Map.of(
                "PREFECT_API_URL",
                servers.platform().url() + "/api",
                "CPLN_ENDPOINT",
                servers.server().apiUrl(),
                "CPLN_TOKEN",
                servers.platform().token(),
                "CPLN_ORG",
                TwoServers.ORG))) {

            assertThatThrownBy(() -> bridge.worker(settings, WorkerListener.NONE))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("PREFECT_API_URL")
                    .hasMessageContaining("CPLN_ENDPOINT");
        }
    }

    @Test
    void worker_tokenRefused_isReportedBeforeThePoolIsCreated() {
        try (Bridge bridge = Bridge.fromEnvironment(Map.of(
                "PREFECT_API_URL",
                servers.server().apiUrl(),
                "CPLN_ENDPOINT",
                servers.platform().url(),
                "CPLN_TOKEN",
                "another-token",
                "CPLN_ORG",
                TwoServers.ORG))) {

            assertThatThrownBy(() -> bridge.worker(settings, WorkerListener.NONE))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("CPLN_TOKEN")
                    .hasMessageNotContaining("another-token");
        }
        assertThat(servers.serverRequests(post("/**"))).isZero();
    }

    @Test
    void close_submissionUnderWay_waitsForItsJobAndPid() throws InterruptedException {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        servers.faults().when(post("/**/-command")).once().then(Fault.runBefore(() -> {
            starting.countDown();
            awaitUninterrupted(released);
        }));
        Bridge bridge = Bridge.between(servers.prefect(), servers.controlPlane());
        Worker worker = bridge.worker(settings, WorkerListener.NONE);
        UUID run = servers.run();
        worker.pollOnce();
        assertThat(starting.await(30, TimeUnit.SECONDS)).isTrue();

        worker.close();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> bridge.close(Duration.ofSeconds(30)));
        released.countDown();
        closing.join();

        assertThat(servers.commands(run)).hasSize(1);
        assertThat(servers.pid(run))
                .endsWith(servers.commands(run).get(0).path("id").asText());
    }

    @Test
    void close_withinTheLongestTime_endsScheduleAndBridge() {
        Bridge bridge = Bridge.between(servers.prefect(), servers.controlPlane());
        Worker worker = bridge.worker(settings, WorkerListener.NONE);
        Duration longest = ChronoUnit.FOREVER.getDuration();

        assertThat(worker.schedule().close(longest)).isTrue();
        assertThatCode(() -> bridge.close(longest)).doesNotThrowAnyException();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
