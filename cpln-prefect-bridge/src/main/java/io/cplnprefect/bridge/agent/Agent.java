/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import io.cplnprefect.bridge.health.Health;
import io.cplnprefect.bridge.health.WorkerLoad;
import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.schedule.Schedule;
import io.cplnprefect.bridge.sync.SyncReport;
import io.cplnprefect.bridge.worker.PollReport;
import io.cplnprefect.bridge.worker.Worker;
import io.cplnprefect.bridge.worker.WorkerListener;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * A Prefect agent that runs the flow runs of work queues of Prefect 2.20 as jobs on Control Plane, by the infrastructure blocks of their
 * deployments.
 *
 * <p>Flow runs are claimed, submitted and observed as a {@link Worker} does, with the same rounds. Flow runs whose deployments have no
 * block of type {@code control-plane-infrastructure} are left to other agents of the queue. Agents have no records in Prefect, so this one
 * has the record of a worker of its work pool: processes of one name share the observation by it, and take over the jobs of one that is
 * offline.
 *
 * <p>Thread-safe; rounds of the same kind run one after another. Closing does not stop the jobs.
 */
public final class Agent implements AutoCloseable {

    private final Worker worker;

    private Agent(Worker worker) {
        this.worker = worker;
    }

    /**
     * Creates an agent, and its work queues if they do not exist. {@link io.cplnprefect.bridge.Bridge#agent} calls this method with
     * executors of its own.
     *
     * @param prefect client of the Prefect API, which the caller closes
     * @param clients clients of the Control Plane API, which the caller closes
     * @param settings the settings
     * @param listener called with the events of flow runs
     * @param executor runs rounds and the consumers of log lines, which block, on threads of its own; it must not limit their number
     * @param submissions runs submissions, which block; its number of threads limits how many run at the same time
     * @return the agent
     * @throws UsageException if settings are invalid or missing, the server has no agents, the work pool has another type, or jobs could
     *     not reach the Prefect API; lists all problems. Nothing was created
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public static Agent create(
            Prefect prefect,
            PlatformClients clients,
            AgentSettings settings,
            WorkerListener listener,
            Executor executor,
            Executor submissions) {
        List<String> problems = settings.problems(prefect.apiUrl());
        if (!problems.isEmpty()) {
            throw new UsageException(problems);
        }
        QueueSource source =
                new QueueSource(prefect, clients.own().controlPlane().time(), settings);
        return new Agent(Worker.create(prefect, clients, settings.worker(), source, listener, executor, submissions));
    }

    /**
     * Sends a heartbeat, by which other processes of this agent's name know that it is online.
     *
     * @throws io.cplnprefect.core.error.ApiException if the request failed
     */
    public void heartbeat() {
        worker.heartbeat();
    }

    /**
     * Reads the flow runs of the queues that are due and starts the submission of as many as there are free slots. The server regards
     * queues that are read as polled by an agent. Does not wait for the submissions.
     *
     * @return the flow runs of Control Plane that were due and those whose submission was started
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     * @throws UsageException if the agent is closed
     */
    public PollReport pollOnce() {
        return worker.pollOnce();
    }

    /**
     * Observes the flow runs that this agent has submitted or taken over: reports the ends of their jobs, and releases their slots.
     *
     * @return what was seen and done; failed requests of single flow runs are part of the report and not thrown
     * @throws io.cplnprefect.core.error.ApiException if the flow runs cannot be read
     * @throws UsageException if the agent is closed
     */
    public SyncReport observeOnce() {
        return worker.observeOnce();
    }

    /**
     * Observes the flow runs of the queues that agents of this library have submitted, and takes over jobs of processes of this agent's
     * name that are offline. Flow runs of other kinds of agents are left alone.
     *
     * @return what was seen and done; failed requests of single flow runs are part of the report and not thrown
     * @throws io.cplnprefect.core.error.ApiException if the work pool or its flow runs cannot be read
     * @throws UsageException if the agent is closed
     */
    public SyncReport syncOnce() {
        return worker.syncOnce();
    }

    /**
     * Returns how many flow runs are being submitted or wait for their submission.
     *
     * @return the number
     */
    public int submitting() {
        return worker.submitting();
    }

    /**
     * Returns the flow runs that have a job and are observed.
     *
     * @return their ids; a copy
     */
    public Set<UUID> running() {
        return worker.running();
    }

    /**
     * Returns how many more flow runs may be submitted within the limit.
     *
     * @return the number
     */
    public int freeSlots() {
        return worker.freeSlots();
    }

    /**
     * Returns the flow runs of this agent in numbers.
     *
     * @return the load
     */
    public WorkerLoad load() {
        return worker.load();
    }

    /**
     * Returns whether this agent is live and ready, with the reasons.
     *
     * @param schedule the schedule of its rounds
     * @return the health at this time
     */
    public Health health(Schedule schedule) {
        return worker.health(schedule);
    }

    /**
     * Returns a new schedule that calls the rounds at the intervals of the settings. It is not started.
     *
     * @return the schedule
     */
    public Schedule schedule() {
        return worker.schedule();
    }

    /**
     * Closes the agent: submits no more flow runs and closes log streams. Submissions under way continue, and jobs are not stopped. Has no
     * effect on a closed agent.
     */
    @Override
    public void close() {
        worker.close();
    }
}
