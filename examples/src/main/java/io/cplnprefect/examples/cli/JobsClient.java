/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.cpln.ControlPlane;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The jobs of an organization, for commands that need no Prefect server. */
final class JobsClient implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "jobs");
        thread.setDaemon(true);
        return thread;
    });
    private final ControlPlane controlPlane;
    private final Jobs jobs;

    private JobsClient(ControlPlane controlPlane) {
        this.controlPlane = controlPlane;
        this.jobs = new Jobs(controlPlane, threads);
    }

    /**
     * Creates the jobs from environment variables. Sends no request.
     *
     * @throws io.cplnprefect.core.error.UsageException if settings are missing or invalid
     */
    static JobsClient of(Map<String, String> environment) {
        return new JobsClient(Connection.controlPlane(environment));
    }

    Jobs jobs() {
        return jobs;
    }

    /** Returns the GVC of the settings, or {@code null} if they name none. */
    @Nullable
    String defaultGvc() {
        return controlPlane.defaultGvc();
    }

    @Override
    public void close() {
        jobs.close();
        controlPlane.close();
        threads.shutdownNow();
    }
}
