/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.platform.PlatformClients;
import io.cplnprefect.bridge.platform.RunPlatform;
import io.cplnprefect.bridge.template.FlowRunContext;
import io.cplnprefect.bridge.template.JobConfiguration;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where the flow runs of a worker come from, and how their jobs are configured: a work pool of type {@code cpln}, or the queues of an
 * agent. Implementations are thread-safe; methods block.
 */
public interface RunSource {

    /**
     * Checks that the source can be used. Creates nothing.
     *
     * @param clients the clients of Control Plane
     * @throws io.cplnprefect.core.error.UsageException if it cannot; lists all problems
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    void check(PlatformClients clients);

    /**
     * Returns the work pool, which is created if it does not exist.
     *
     * @return the work pool
     * @throws io.cplnprefect.core.error.UsageException if it has another type
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    WorkPool pool();

    /**
     * Reads the flow runs that are due.
     *
     * @param scheduledBefore the latest scheduled time
     * @return the flow runs
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    DueRuns due(Instant scheduledBefore);

    /**
     * Determines the job of a flow run.
     *
     * @param pool the work pool
     * @param deployment the deployment, or {@code null} if the flow run has none
     * @param run the flow run
     * @param context what the job receives of the flow run
     * @param defaults the defaults of organization, GVC and location: {@code CPLN_ORG}, {@code CPLN_GVC}, {@code CPLN_LOCATION}
     * @return the configuration of the job
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    JobConfiguration configuration(
            WorkPool pool,
            @Nullable Deployment deployment,
            FlowRun run,
            FlowRunContext context,
            Map<String, String> defaults);

    /**
     * Returns a new object that finds the Control Plane clients of flow runs, for an observation.
     *
     * @param clients the clients
     * @return the object
     */
    RunPlatform platform(PlatformClients clients);

    /**
     * Returns the work queues whose flow runs are observed.
     *
     * @return their names; empty for all of the work pool
     */
    Set<String> observedQueues();

    /**
     * Returns whether only processes of the same name share the observation and take over each other's jobs, because processes of other
     * names may poll other queues.
     *
     * @return {@code false} if all workers of the work pool do
     */
    boolean sharesByName();
}
