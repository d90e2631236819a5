/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import io.cplnprefect.bridge.worker.WorkerSettings;
import io.cplnprefect.core.json.Model;
import java.util.ArrayList;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of an agent. Immutable. At least one of work pool, work queues and prefixes is required. */
@Value.Immutable
@Model
public interface AgentSettings {

    /** The work pool of queues that were created without one. */
    String DEFAULT_POOL = "default-agent-pool";

    /**
     * Returns a builder of settings.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AgentSettings}. Not thread-safe. */
    final class Builder extends ImmutableAgentSettings.Builder {
        Builder() {}
    }

    /**
     * Returns the work pool of the queues, of type {@code prefect-agent}. It must exist.
     *
     * @return the name, or {@code null} for queues without a pool, which Prefect keeps in {@link #DEFAULT_POOL}
     */
    @Nullable
    String workPool();

    /**
     * Returns the work queues to poll, which are created if they do not exist.
     *
     * @return names of queues; empty for all queues of the work pool
     */
    List<String> workQueues();

    /**
     * Returns the first characters of the names of further work queues to poll. Which queues these are is read every 30 seconds.
     *
     * @return prefixes
     */
    List<String> workQueuePrefixes();

    /**
     * Returns the infrastructure block of deployments that have none. Job variables of these deployments have no effect, as with
     * Prefect's agents.
     *
     * @return the name of a block of type {@code control-plane-infrastructure}, which must exist, or {@code null} to leave such deployments
     *     to other agents
     */
    @Nullable
    String defaultInfrastructure();

    /**
     * Returns the name of the agent; {@code cpln-java} and the work pool by default. Processes with the same name and work pool share the
     * observation of their flow runs, so they must poll the same queues.
     *
     * @return the name, without {@code /} and {@code %}
     */
    @Value.Default
    default String name() {
        return "cpln-java " + poolName();
    }

    /**
     * Returns how flow runs are submitted and observed, and what their jobs receive, as for workers. The name, the work pool and the work
     * queues in it have no effect.
     *
     * @return the settings
     */
    @Value.Default
    default WorkerSettings execution() {
        return WorkerSettings.builder().build();
    }

    /**
     * Returns what is invalid or missing in these settings.
     *
     * @param apiUrl address of the Prefect API that the agent uses, or {@code null} if it is unknown
     * @return messages; empty if the settings are valid
     */
    default List<String> problems(@Nullable String apiUrl) {
        List<String> problems = new ArrayList<>();
        if (workPool() == null && workQueues().isEmpty() && workQueuePrefixes().isEmpty()) {
            problems.add("Missing work queues of the agent. Set workQueues, workQueuePrefixes or workPool");
        }
        if (!workQueues().isEmpty() && !workQueuePrefixes().isEmpty()) {
            problems.add(
                    "Invalid workQueues and workQueuePrefixes of the agent: expected one of them. Remove the other");
        }
        problems.addAll(worker().problems(apiUrl));
        return problems;
    }

    /** Returns the name of the work pool. */
    private String poolName() {
        String pool = workPool();
        return pool == null ? DEFAULT_POOL : pool;
    }

    /**
     * Returns the settings of the worker that submits and observes the flow runs of the agent.
     *
     * @return the settings
     */
    default WorkerSettings worker() {
        return WorkerSettings.builder()
                .from(execution())
                .workPool(poolName())
                .workQueues(List.of())
                .name(name())
                .build();
    }
}
