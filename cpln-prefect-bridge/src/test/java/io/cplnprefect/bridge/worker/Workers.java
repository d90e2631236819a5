/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.fixture.TwoServers;
import io.cplnprefect.bridge.sync.SyncReport;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Workers of the pool on both emulators. They submit on the thread that polls. */
final class Workers {

    static final String NAME = "one";

    private Workers() {}

    static WorkerSettings.Builder settings(TwoServers servers) {
        return WorkerSettings.builder()
                .workerChannel(false)
                .workPool(TwoServers.POOL)
                .name(NAME)
                .gvc(TwoServers.GVC)
                .jobApiUrl(servers.server().apiUrl())
                .streamLogs(false);
    }

    static Worker worker(TwoServers servers, WorkerListener listener) {
        return worker(servers, settings(servers).build(), listener);
    }

    static Worker worker(TwoServers servers, WorkerSettings settings, WorkerListener listener) {
        return worker(servers, settings, listener, Runnable::run);
    }

    static Worker worker(TwoServers servers, WorkerSettings settings, WorkerListener listener, Executor executor) {
        return Worker.create(servers.prefect(), servers.platformClients(), settings, listener, Runnable::run, executor);
    }

    /** Advances the time so that a sighting counts, and observes the worker's own flow runs. */
    static SyncReport observe(TwoServers servers, Worker worker) {
        servers.time().advance(Duration.ofSeconds(10));
        return worker.observeOnce();
    }

    /** Advances the time so that a sighting counts, and observes the worker's share of the work pool. */
    static SyncReport sync(TwoServers servers, Worker worker) {
        servers.time().advance(Duration.ofSeconds(10));
        return worker.syncOnce();
    }
}
