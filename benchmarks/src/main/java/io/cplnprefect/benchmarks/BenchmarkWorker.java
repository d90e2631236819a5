/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import io.cplnprefect.bridge.Bridge;
import io.cplnprefect.bridge.sync.Sync;
import io.cplnprefect.bridge.sync.SyncScope;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;

/** A worker of the work pool of {@link Emulators}, with clients of its own. */
final class BenchmarkWorker implements AutoCloseable {

    private final Prefect prefect;
    private final ControlPlane controlPlane;
    private final Bridge bridge;
    private final Worker worker;

    private BenchmarkWorker(Prefect prefect, ControlPlane controlPlane, Bridge bridge, Worker worker) {
        this.prefect = prefect;
        this.controlPlane = controlPlane;
        this.bridge = bridge;
        this.worker = worker;
    }

    static BenchmarkWorker start(EmulatorProcess emulators, int limit, WorkerListener listener) {
        Prefect prefect = Prefect.builder().apiUrl(emulators.prefectUrl()).build();
        ControlPlane controlPlane = ControlPlane.builder()
                .endpoint(emulators.controlPlaneUrl())
                .token(Secret.of(Emulators.TOKEN))
                .org(Emulators.ORG)
                .build();
        Bridge bridge = Bridge.between(prefect, controlPlane);
        Worker worker = bridge.worker(
                WorkerSettings.builder()
                        .workPool(Emulators.POOL)
                        .gvc(Emulators.GVC)
                        .jobApiUrl(emulators.prefectUrl())
                        .limit(limit)
                        .streamLogs(false)
                        .build(),
                listener);
        worker.heartbeat();
        return new BenchmarkWorker(prefect, controlPlane, bridge, worker);
    }

    Worker worker() {
        return worker;
    }

    /** Returns an observation of the work pool by a process that is no worker. */
    Sync sync() {
        return bridge.sync(SyncScope.workPool(Emulators.POOL));
    }

    @Override
    public void close() {
        worker.close();
        bridge.close();
        controlPlane.close();
        prefect.close();
    }
}
