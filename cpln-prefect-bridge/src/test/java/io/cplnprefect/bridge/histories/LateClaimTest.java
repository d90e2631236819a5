/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.histories;

import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.RequestPattern;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Claims that take effect after their worker has seen the flow runs unclaimed. */
class LateClaimTest {

    /** So many that each of two workers has some of them in its share. */
    private static final int RUNS = 12;

    private final Services services = new Services();
    private final World world = services.begin(1);
    private final List<Worker> workers = List.of(worker("one"), worker("two"));

    @AfterEach
    void close() {
        workers.forEach(Worker::close);
        services.close();
    }

    @Test
    void claims_inForceLongAfterTheirResponseWasLost_areContinuedByTheirWorker() {
        for (int i = 0; i < RUNS; i++) {
            world.addRun(FlowKind.COMPLETES, Duration.ofSeconds(30));
        }
        services.faults()
                .when(RequestPattern.post("/flow_runs/{id}/set_state"))
                .then(Fault.applyLate(Duration.ofMinutes(3)));
        workers.get(0).pollOnce();
        services.heal();
        rounds(4);
        assertThat(world.runs()).extracting(world::stateType).containsOnly("SCHEDULED");
        world.advance(Duration.ofSeconds(30));
        assertThat(world.runs()).extracting(world::stateType).containsOnly("PENDING");

        rounds(8);

        assertThat(world.runs()).extracting(world::stateType).containsOnly("COMPLETED");
        assertThat(world.processes()).hasSize(RUNS);
    }

    /** Rounds of both workers, without a poll. */
    private void rounds(int number) {
        for (int i = 0; i < number; i++) {
            for (Worker worker : workers) {
                worker.heartbeat();
                worker.observeOnce();
                worker.syncOnce();
            }
            world.advance(Duration.ofSeconds(40));
        }
    }

    private Worker worker(String name) {
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
