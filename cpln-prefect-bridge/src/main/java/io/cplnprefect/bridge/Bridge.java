/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge;

import io.cplnprefect.bridge.agent.Agent;
import io.cplnprefect.bridge.agent.AgentSettings;
import io.cplnprefect.bridge.cleanup.Cleanup;
import io.cplnprefect.bridge.cleanup.CleanupSettings;
import io.cplnprefect.bridge.cplnjob.CplnJobs;
import io.cplnprefect.bridge.explain.Explainer;
import io.cplnprefect.bridge.explain.Explanation;
import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.schedule.Activity;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.sync.Sync;
import io.cplnprefect.bridge.sync.SyncScope;
import io.cplnprefect.bridge.sync.SyncSettings;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.prefect.Prefect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The entry of this library, which runs Prefect flow runs as jobs on Control Plane.
 *
 * <p>Thread-safe. Its threads are daemons and are started when they are needed. {@link #between} leaves both clients to the
 * caller, who closes them after the bridge; {@link #fromEnvironment()} creates clients that the bridge closes.
 */
public final class Bridge implements AutoCloseable {

    /** How long {@link #close()} waits for submissions under way. */
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Prefect prefect;
    private final ControlPlane controlPlane;
    private final boolean ownsClients;
    private final BridgeThreads threads = new BridgeThreads();
    /** Guarded by this object. */
    private @Nullable Jobs jobs;
    /** Guarded by this object. */
    private @Nullable PlatformClients clients;
    /** Guarded by this object. */
    private boolean closed;

    private Bridge(Prefect prefect, ControlPlane controlPlane, boolean ownsClients) {
        this.prefect = prefect;
        this.controlPlane = controlPlane;
        this.ownsClients = ownsClients;
    }

    /**
     * Creates a bridge between two services. Sends no request.
     *
     * @param prefect client of the Prefect API, which the caller closes
     * @param controlPlane client of the Control Plane API, which the caller closes; it needs an organization
     * @return the bridge
     */
    public static Bridge between(Prefect prefect, ControlPlane controlPlane) {
        return new Bridge(prefect, controlPlane, false);
    }

    /**
     * Creates a bridge whose clients are configured by the environment variables of this process. Sends no request.
     *
     * @return the bridge
     * @throws io.cplnprefect.core.error.UsageException if settings are missing or invalid; lists all problems of both services
     */
    public static Bridge fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    /**
     * Creates a bridge whose clients are configured by environment variables. Sends no request.
     *
     * @param environment the variables: {@code PREFECT_API_URL}, {@code CPLN_TOKEN}, {@code CPLN_ORG} and others
     * @return the bridge
     * @throws io.cplnprefect.core.error.UsageException if settings are missing or invalid; lists all problems of both services
     */
    public static Bridge fromEnvironment(Map<String, String> environment) {
        EnvironmentClients clients = EnvironmentClients.of(environment, null);
        return new Bridge(clients.prefect(), clients.controlPlane(), true);
    }

    /**
     * Creates a bridge whose clients are configured by environment variables, for a worker. Sends no request.
     *
     * @param environment the variables, such as {@code System.getenv()}
     * @param settings settings of the worker that the bridge is for, which are checked together with those of the services
     * @return the bridge
     * @throws io.cplnprefect.core.error.UsageException if settings are missing or invalid; lists all problems of both services and
     *     of the worker
     */
    public static Bridge fromEnvironment(Map<String, String> environment, WorkerSettings settings) {
        EnvironmentClients clients = EnvironmentClients.of(environment, settings);
        return new Bridge(clients.prefect(), clients.controlPlane(), true);
    }

    /**
     * Creates a worker, and its work pool if it does not exist.
     *
     * @param settings the settings
     * @param listener called with the events of flow runs
     * @return the worker; call its rounds, or start its schedule
     * @throws io.cplnprefect.core.error.UsageException if settings are invalid or missing, a service is not what the settings say,
     *     the work pool has another type, or jobs could not reach the Prefect API; lists all problems. Nothing was created
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public Worker worker(WorkerSettings settings, WorkerListener listener) {
        return Worker.create(prefect, clients(), settings, listener, threads.rounds(), threads.submissions());
    }

    /**
     * Creates an agent for work queues of Prefect 2.20, and the queues if they do not exist.
     *
     * @param settings the settings
     * @param listener called with the events of flow runs
     * @return the agent; call its rounds, or start its schedule
     * @throws io.cplnprefect.core.error.UsageException if settings are invalid or missing, the server is not of 2.20, the work pool has
     *     another type, or jobs could not reach the Prefect API; lists all problems. Nothing was created
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public Agent agent(AgentSettings settings, WorkerListener listener) {
        return Agent.create(prefect, clients(), settings, listener, threads.rounds(), threads.submissions());
    }

    /**
     * Returns the jobs of the client's organization. Sends no request.
     *
     * @return the jobs; always the same object, which the bridge closes
     * @throws io.cplnprefect.core.error.UsageException if the client has no organization
     */
    public synchronized Jobs jobs() {
        if (jobs == null) {
            jobs = new Jobs(controlPlane, threads.rounds());
            if (closed) {
                jobs.close();
            }
        }
        return jobs;
    }

    /**
     * Returns the jobs that have a workload of their own. Sends no request.
     *
     * @return the jobs
     * @throws io.cplnprefect.core.error.UsageException if the client has no organization
     */
    public CplnJobs cplnJobs() {
        return new CplnJobs(jobs(), threads.rounds());
    }

    /**
     * Explains a flow run: its states, jobs and last lines, what is inconsistent, and what the next observation would do. Changes nothing.
     *
     * @param flowRunId id of the flow run
     * @return the explanation, to print or to convert to JSON
     * @throws io.cplnprefect.core.error.ApiException if the flow run cannot be read; that it was deleted is part of the explanation
     */
    public Explanation explain(UUID flowRunId) {
        return explainer().explain(flowRunId);
    }

    /**
     * Explains a job and its flow run like {@link #explain(UUID)}.
     *
     * @param pid the job
     * @return the explanation
     * @throws io.cplnprefect.core.error.ApiException if the job or its flow run cannot be read
     */
    public Explanation explain(InfrastructurePid pid) {
        return explainer().explain(pid);
    }

    private synchronized PlatformClients clients() {
        if (clients == null) {
            clients = new PlatformClients(controlPlane);
        }
        return clients;
    }

    private Explainer explainer() {
        return new Explainer(prefect, clients().jobs(), sync(SyncScope.pids(Set.of())));
    }

    /**
     * Returns an observation with the default settings, for processes that run no worker. Sends no request.
     *
     * @param scope the flow runs to observe
     * @return the observation; each call of {@link Sync#runOnce()} is a round
     * @throws io.cplnprefect.core.error.UsageException if the client has no organization
     */
    public Sync sync(SyncScope scope) {
        return sync(scope, SyncSettings.defaults());
    }

    /**
     * Returns an observation, for processes that run no worker. Sends no request.
     *
     * @param scope the flow runs to observe
     * @param settings the settings
     * @return the observation; each call of {@link Sync#runOnce()} is a round
     * @throws io.cplnprefect.core.error.UsageException if settings are invalid, or the client has no organization
     */
    public Sync sync(SyncScope scope, SyncSettings settings) {
        return new Sync(prefect, clients(), scope, settings);
    }

    /**
     * Returns a schedule that calls the rounds of an observation. It is not started.
     *
     * @param sync the observation
     * @param interval the time between two rounds, without jitter
     * @return the schedule
     */
    public Schedule schedule(Sync sync, Duration interval) {
        return new Schedule(
                controlPlane.time(), threads.rounds(), List.of(Activity.of("sync", interval, sync::runOnce)));
    }

    /**
     * Returns a cleanup of the client's GVC with the default settings. Sends no request.
     *
     * @return the cleanup; each call of {@link Cleanup#runOnce()} is a round
     * @throws io.cplnprefect.core.error.UsageException if the client has no organization or no GVC
     */
    public Cleanup cleanup() {
        String gvc = controlPlane.defaultGvc();
        return cleanup(gvc == null ? CleanupSettings.of() : CleanupSettings.of(gvc));
    }

    /**
     * Returns a cleanup. Sends no request.
     *
     * @param settings the settings
     * @return the cleanup; each call of {@link Cleanup#runOnce()} is a round
     * @throws io.cplnprefect.core.error.UsageException if settings are invalid or missing, or the client has no organization
     */
    public Cleanup cleanup(CleanupSettings settings) {
        return new Cleanup(prefect, controlPlane, settings);
    }

    /** Closes the bridge like {@link #close(Duration)}, and waits up to 10 seconds. */
    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }

    /**
     * Closes the bridge: waits until the submissions under way have ended, then interrupts its threads. Jobs are not stopped,
     * and none is submitted any more. Repeated calls have no effect. An interrupt of the calling thread ends the wait.
     *
     * @param timeout how long to wait at most; submissions that take longer are interrupted
     */
    public void close(Duration timeout) {
        synchronized (this) {
            closed = true;
            if (jobs != null) {
                jobs.close();
            }
        }
        threads.close(timeout);
        synchronized (this) {
            if (clients != null) {
                clients.close();
            }
        }
        if (ownsClients) {
            controlPlane.close();
            prefect.close();
        }
    }
}
