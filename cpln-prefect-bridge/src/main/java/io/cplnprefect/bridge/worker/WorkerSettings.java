/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.sync.SyncSettings;
import io.cplnprefect.bridge.template.LocalUrl;
import io.cplnprefect.core.json.Model;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of a worker. Immutable. Every value except the work pool has a default. */
@Value.Immutable
@Model
public interface WorkerSettings {

    /**
     * Returns a builder of settings.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkerSettings}. Not thread-safe. */
    final class Builder extends ImmutableWorkerSettings.Builder {
        Builder() {}
    }

    /**
     * Returns the name of the work pool, which is created if it does not exist. Required.
     *
     * @return the name
     */
    @Value.Default
    default String workPool() {
        return "";
    }

    /**
     * Returns the name of the worker; {@code cpln-java} and the work pool by default. Each process adds an id of its own to the
     * name that the server shows.
     *
     * @return the name, without {@code /} and {@code %}
     */
    @Value.Default
    default String name() {
        return "cpln-java " + workPool();
    }

    /**
     * Returns the work queues to poll.
     *
     * @return names of queues; empty for all queues of the pool
     */
    List<String> workQueues();

    /**
     * Returns how many flow runs may run at the same time; 100 by default.
     *
     * @return at least 1
     */
    @Value.Default
    default int limit() {
        return 100;
    }

    /**
     * Returns how long before its scheduled time a flow run is submitted; 10 seconds by default.
     *
     * @return the time
     */
    @Value.Default
    default Duration prefetch() {
        return Duration.ofSeconds(10);
    }

    /**
     * Returns the interval of polls in the {@linkplain Worker#schedule() schedule}; 10 seconds by default.
     *
     * @return the interval
     */
    @Value.Default
    default Duration pollInterval() {
        return Duration.ofSeconds(10);
    }

    /**
     * Returns the interval at which the {@linkplain Worker#schedule() schedule} observes the flow runs that this worker has submitted; 5 seconds by
     * default.
     *
     * @return the interval
     */
    @Value.Default
    default Duration observeInterval() {
        return Duration.ofSeconds(5);
    }

    /**
     * Returns the interval at which the {@linkplain Worker#schedule() schedule} observes this worker's share of all flow runs of the work pool.
     *
     * @return the interval, or {@code null} for {@code PREFECT_AGENT_CPLN_MONITOR_INTERVAL} seconds, or else 60 seconds
     */
    @Nullable
    Duration syncInterval();

    /**
     * Returns the settings of the observation.
     *
     * @return the settings
     */
    @Value.Default
    default SyncSettings sync() {
        return SyncSettings.defaults();
    }

    /**
     * Returns whether a job continues when it exceeds the job variable {@code job_watch_timeout_seconds}; {@code false} by default.
     * Its flow run is reported as CRASHED in either case.
     *
     * @return whether it continues
     */
    @Value.Default
    default boolean leaveRunningOnTimeout() {
        return false;
    }

    /**
     * Returns the interval of heartbeats; 30 seconds by default. After three missed heartbeats the server regards the worker as
     * offline.
     *
     * @return whole seconds, at least 1
     */
    @Value.Default
    default Duration heartbeatInterval() {
        return Duration.ofSeconds(30);
    }

    /**
     * Returns the address of the Prefect API for jobs, if it is not the one that the worker uses; for example an internal name
     * within Control Plane.
     *
     * @return the address, or {@code null} for the worker's own, which must not be a local address then
     */
    @Nullable
    String jobApiUrl();

    /**
     * Returns further environment variables of every job. The worker adds {@code PREFECT_API_URL} and the credentials.
     *
     * @return values by name
     */
    @Value.Redacted
    Map<String, String> jobEnvironment();

    /**
     * Returns the source of environment variables that differ from flow run to flow run; none by default. They are part of the commands,
     * so that jobs share workloads nevertheless.
     *
     * @return the source
     */
    @Value.Default
    default FlowRunEnvironment flowRunEnvironment() {
        return FlowRunEnvironment.NONE;
    }

    /**
     * Returns the image of jobs without an image.
     *
     * @return the image, or {@code null} for Prefect's own image of the server's major version
     */
    @Nullable
    String defaultImage();

    /**
     * Returns the GVC of jobs without a GVC.
     *
     * @return the name, or {@code null} for the GVC of the Control Plane client; if that has none, each job must name one
     */
    @Nullable
    String gvc();

    /**
     * Returns the location of jobs without a location.
     *
     * @return the name, or {@code null} for the location of the Control Plane client, else the first location of the GVC
     */
    @Nullable
    String location();

    /**
     * Returns the agent, the value of the tag {@code cpln/prefectAgent} of commands.
     *
     * @return the agent, or {@code null} for the workload that the worker runs in ({@code CPLN_WORKLOAD}), else work pool and name
     */
    @Nullable
    String agent();

    /**
     * Returns whether the listener receives the log lines of jobs; {@code true} by default.
     *
     * @return whether logs are streamed
     */
    @Value.Default
    default boolean streamLogs() {
        return true;
    }

    /**
     * Returns whether heartbeats and changes of the work pool use the channel of workers on servers that have one, from 3.7.2; {@code true}
     * by default. The results are the same without it.
     *
     * @return whether the channel is used
     */
    @Value.Default
    default boolean workerChannel() {
        return true;
    }

    /**
     * Returns whether jobs read the worker's own {@code PREFECT_API_KEY} and {@code PREFECT_API_AUTH_STRING} from secrets on Control
     * Plane, instead of as plain variables of their commands. The worker creates the secrets, named after itself, and writes them again
     * when a credential changes; its token needs the permissions create, edit and view on secrets.
     *
     * @return whether they do, or {@code null} for the environment variable
     *     {@code PREFECT_CPLN_WORKER_STORE_PREFECT_API_IN_SECRET}, which is false by default
     */
    @Nullable
    Boolean credentialsInSecrets();

    /**
     * Returns how many lines of its job a flow run gets in its Prefect logs; 0 by default, for none. Flows write their own log records to
     * Prefect, so that lines which a flow logs to its console as well would be there twice; this is for output that is not logged, such as
     * that of other processes. Requires {@link #streamLogs()}.
     *
     * @return at least 0
     */
    @Value.Default
    default int copiedLogLines() {
        return 0;
    }

    /**
     * Returns what is invalid or missing in these settings.
     *
     * @param apiUrl address of the Prefect API that the worker uses, or {@code null} if it is unknown
     * @return messages; empty if the settings are valid
     */
    default List<String> problems(@Nullable String apiUrl) {
        List<String> problems = new ArrayList<>();
        if (workPool().isBlank()) {
            problems.add("Missing work pool of the worker. Set workPool");
        }
        if (name().contains("/") || name().contains("%") || name().isBlank()) {
            problems.add("Invalid worker name '" + name() + "': expected a name without '/' and '%'. Set name");
        }
        if (limit() < 1) {
            problems.add("Invalid limit " + limit() + " of the worker: expected at least 1. Set limit");
        }
        if (heartbeatInterval().toSeconds() < 1 || heartbeatInterval().toNanosPart() != 0) {
            problems.add("Invalid heartbeat interval " + heartbeatInterval()
                    + " of the worker: expected whole seconds, at least 1. Set heartbeatInterval");
        }
        if (copiedLogLines() < 0 || (copiedLogLines() > 0 && !streamLogs())) {
            problems.add("Invalid copiedLogLines " + copiedLogLines()
                    + " of the worker: expected 0 or more, and 0 without streamLogs. Set copiedLogLines");
        }
        problems.addAll(sync().problems());
        String jobUrl = jobEnvironment().getOrDefault("PREFECT_API_URL", apiUrl == null ? "" : apiUrl);
        if (jobApiUrl() == null && LocalUrl.isLocal(jobUrl)) {
            problems.add("Invalid address '" + jobUrl
                    + "' of the Prefect API for jobs: jobs on Control Plane cannot reach a local address. Set jobApiUrl, or"
                    + " PREFECT_API_URL, to an address that they can reach");
        }
        return problems;
    }
}
