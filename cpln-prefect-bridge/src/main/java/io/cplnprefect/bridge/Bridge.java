/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge;

import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs Prefect flow runs on Control Plane: the one entry, which makes the rest.
 *
 * <p>Thread-safe. It has daemon threads of its own, none before they are needed. The two clients stay the caller's: close the
 * bridge first, then them.
 */
public final class Bridge implements AutoCloseable {

    private final Prefect prefect;
    private final ControlPlane controlPlane;
    private final ExecutorService threads;

    private Bridge(Prefect prefect, ControlPlane controlPlane) {
        this.prefect = prefect;
        this.controlPlane = controlPlane;
        AtomicInteger count = new AtomicInteger();
        this.threads =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "cpln-prefect-bridge " + count.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * A bridge between two services. Nothing is sent yet.
     *
     * @param prefect client of the Prefect API
     * @param controlPlane client of the Control Plane API, with an organisation
     * @return the bridge
     */
    public static Bridge between(Prefect prefect, ControlPlane controlPlane) {
        return new Bridge(prefect, controlPlane);
    }

    /**
     * Makes a worker, and its work pool if there is none.
     *
     * @param settings how to work
     * @param listener hears what becomes of flow runs
     * @return the worker; call its rounds, or start its schedule
     * @throws io.cplnprefect.core.error.UsageException when a setting is wrong or missing, or the pool is of another type
     * @throws io.cplnprefect.core.error.ApiException when a server refused or could not be reached; nothing was made then
     */
    public Worker worker(WorkerSettings settings, WorkerListener listener) {
        return new Worker(prefect, controlPlane, settings, listener, threads);
    }

    /**
     * Jobs without a worker, for orchestrators that do their own claiming.
     *
     * @return the jobs of the client's organisation
     */
    public Jobs jobs() {
        return new Jobs(controlPlane);
    }

    /** Ends the bridge's threads; what they do is interrupted. Jobs run on. Repeating it is harmless. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
