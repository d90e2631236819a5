/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.core.json.Model;
import io.cplnprefect.core.error.UsageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How a worker works. Immutable; every value but the pool has a default. */
@Value.Immutable
@Model
public interface WorkerSettings {

    /** Starts settings for a work pool. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link WorkerSettings}. */
    final class Builder extends ImmutableWorkerSettings.Builder {}

    /** Name of the work pool; made if it does not exist. */
    String workPool();

    /** Name of the worker, by which the server knows it again; must not contain {@code /} or {@code %}. */
    @Value.Default
    default String name() {
        return "cpln-java " + workPool();
    }

    /** Queues to take flow runs from; empty for all of the pool. */
    List<String> workQueues();

    /** How many flow runs may run at once. */
    @Value.Default
    default int limit() {
        return 100;
    }

    /** How far ahead of its scheduled time a flow run is taken. */
    @Value.Default
    default Duration prefetch() {
        return Duration.ofSeconds(10);
    }

    /** Time between polls, of the optional schedule. */
    @Value.Default
    default Duration pollInterval() {
        return Duration.ofSeconds(10);
    }

    /** Time between looks at the running jobs, of the optional schedule. */
    @Value.Default
    default Duration watchInterval() {
        return Duration.ofSeconds(5);
    }

    /** Time between heartbeats, in whole seconds; after three missed ones the server takes the worker for gone. */
    @Value.Default
    default Duration heartbeatInterval() {
        return Duration.ofSeconds(30);
    }

    /**
     * Address of the Prefect API as jobs see it, when it is not the one that the worker uses; an internal name within Control
     * Plane, for instance. {@code null} for the worker's own, which must not be a local one then.
     */
    @Nullable
    String jobApiUrl();

    /** Further environment variables for every job; {@code PREFECT_API_URL} and credentials are added by the worker. */
    @Value.Redacted
    Map<String, String> jobEnvironment();

    /** Image of jobs that name none; {@code null} for Prefect's own image of the server's generation. */
    @Nullable
    String defaultImage();

    /** GVC of jobs that name none; {@code null} for that of the Control Plane client, else each job must name one. */
    @Nullable
    String gvc();

    /** Location of jobs that name none; {@code null} for that of the Control Plane client, else the GVC's first. */
    @Nullable
    String location();

    /**
     * Who starts the jobs: their commands carry it as tag {@code cpln/prefectAgent}. {@code null} for the workload that the worker
     * runs in ({@code CPLN_WORKLOAD}), or else pool and name.
     */
    @Nullable
    String agent();

    /** Whether lines that jobs write are given to the listener. */
    @Value.Default
    default boolean streamLogs() {
        return true;
    }

    /** Checks the values. */
    @Value.Check
    default void check() {
        if (workPool().isBlank()) {
            throw new UsageException("The worker has no work pool: set workPool to the name of one");
        }
        if (name().contains("/") || name().contains("%") || name().isBlank()) {
            throw new UsageException("The worker's name is '" + name() + "': it must not be blank or contain / or %");
        }
        if (limit() < 1) {
            throw new UsageException("The worker's limit is " + limit() + ": it must be at least 1");
        }
        if (heartbeatInterval().toSeconds() < 1 || heartbeatInterval().toNanosPart() != 0) {
            throw new UsageException("The worker's heartbeatInterval is " + heartbeatInterval()
                    + ": it must be in whole seconds, at least 1");
        }
    }
}
