/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.metrics;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.cleanup.CleanupSettings;
import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import java.time.Duration;
import java.util.UUID;

/** A flow run on both emulators, and a round of the cleanup. Loaded by a class loader of its own. */
public final class OneFlowRun {

    private OneFlowRun() {}

    /** Returns the state of the flow run after its job. */
    public static String run() {
        try (TwoServers servers = TwoServers.start();
                Bridge bridge = Bridge.between(servers.prefect(), servers.controlPlane())) {
            Worker worker = Worker.create(
                    servers.prefect(),
                    servers.platformClients(),
                    WorkerSettings.builder()
                            .workerChannel(false)
                            .workPool(TwoServers.POOL)
                            .gvc(TwoServers.GVC)
                            .jobApiUrl(servers.server().apiUrl())
                            .streamLogs(false)
                            .build(),
                    WorkerListener.NONE,
                    Runnable::run,
                    Runnable::run);
            UUID run = servers.run();
            worker.pollOnce();
            servers.time().advance(Duration.ofMinutes(10));
            worker.observeOnce();
            worker.health(worker.schedule());
            bridge.cleanup(CleanupSettings.of(TwoServers.GVC)).runOnce();
            return servers.state(run);
        }
    }
}
