/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A flow that waits in its process for a retry, while its flow run is SCHEDULED. */
class RetryInProcessTest {

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void claim_ofARunThatWasPolledBeforeItsRetry_stopsNoJob(PrefectRelease release) {
        try (Services services = new Services(release)) {
            World world = services.begin(1);
            Worker slow = worker(services, world, "slow");
            Worker fast = worker(services, world, "fast");
            PlannedRun run = world.addRun(FlowKind.RETRIES, Duration.ofSeconds(60));
            services.faults()
                    .when(RequestPattern.post("/work_pools/{name}/get_scheduled_flow_runs"))
                    .once()
                    .then(Fault.runAfter(() -> {
                        fast.pollOnce();
                        world.advance(Duration.ofSeconds(70));
                        assertThat(world.flowRun(run).path("state_name").asText())
                                .isEqualTo("AwaitingRetry");
                    }));

            slow.pollOnce();
            rounds(world, slow, fast);

            assertThat(world.violations()).isEmpty();
            assertThat(world.processes()).singleElement().matches(process -> !process.stopped());
            assertThat(world.stateType(run)).isEqualTo("COMPLETED");
        }
    }

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void job_killedWhileItsFlowAwaitsARetry_crashesTheRun_alsoAfterAClaimWasPutBack(PrefectRelease release) {
        try (Services services = new Services(release)) {
            World world = services.begin(1);
            Worker slow = worker(services, world, "slow");
            Worker fast = worker(services, world, "fast");
            PlannedRun run = world.addRun(FlowKind.RETRIES, Duration.ofSeconds(60));
            services.faults()
                    .when(RequestPattern.post("/work_pools/{name}/get_scheduled_flow_runs"))
                    .once()
                    .then(Fault.runAfter(() -> {
                        fast.pollOnce();
                        world.advance(Duration.ofSeconds(70));
                    }));
            slow.pollOnce();
            slow.observeOnce();

            world.processes().get(0).kill();
            rounds(world, slow, fast);

            assertThat(world.stateType(run)).isEqualTo("CRASHED");
            assertThat(world.processes()).hasSize(1);
        }
    }

    private static void rounds(World world, Worker... workers) {
        for (int i = 0; i < 12; i++) {
            for (Worker worker : workers) {
                worker.heartbeat();
                worker.observeOnce();
                worker.syncOnce();
            }
            world.advance(Duration.ofSeconds(20));
        }
    }

    private static Worker worker(Services services, World world, String name) {
        Clients clients = services.clients();
        WorkerSettings settings = WorkerSettings.builder()
                .workerChannel(false)
                .workPool(world.pool())
                .name(name)
                .gvc(Services.GVC)
                .jobApiUrl(services.server().apiUrl())
                .streamLogs(false)
                .build();
        return Worker.create(
                clients.prefect(),
                new PlatformClients(clients.controlPlane()),
                settings,
                WorkerListener.NONE,
                Runnable::run,
                Runnable::run);
    }
}
