/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.internal.BoundedReads;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentQuery;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.flow.FlowQuery;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.FlowFilter;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The objects that the flow runs of one round have in common: the work pool, flows and deployments. Each is read once, except by
 * concurrent first reads. The next round reads them again, because job variables may have changed.
 *
 * <p>No run waits for the read of another, and failures are not cached: a failed read affects one run. Thread-safe.
 */
final class RoundReads {

    private static final Logger LOG = LoggerFactory.getLogger(RoundReads.class);
    private static final int PAGE = 200;

    private final Prefect prefect;
    private final WorkPool pool;
    private final Map<UUID, Flow> flows = new ConcurrentHashMap<>();
    private final Map<UUID, Deployment> deployments = new ConcurrentHashMap<>();

    RoundReads(Prefect prefect, WorkPool pool) {
        this.prefect = prefect;
        this.pool = pool;
    }

    /**
     * Reads the flows and deployments of several runs by page. What cannot be read by page is read singly when it is needed.
     */
    void load(List<FlowRun> runs) {
        try {
            Set<UUID> flowIds = runs.stream().map(FlowRun::flowId).collect(Collectors.toSet());
            for (List<UUID> ids : BoundedReads.chunks(flowIds, PAGE)) {
                prefect.flows()
                        .filter(FlowQuery.builder()
                                .flows(FlowFilter.builder().id(In.any(ids)).build())
                                .build())
                        .forEach(flow -> flows.put(flow.id(), flow));
            }
            Set<UUID> deploymentIds = runs.stream()
                    .map(FlowRun::deploymentId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            for (List<UUID> ids : BoundedReads.chunks(deploymentIds, PAGE)) {
                prefect.deployments()
                        .filter(DeploymentQuery.builder()
                                .deployments(DeploymentFilter.builder()
                                        .id(In.any(ids))
                                        .build())
                                .build())
                        .forEach(deployment -> deployments.put(deployment.id(), deployment));
            }
        } catch (ApiException e) {
            LOG.debug("The flows and deployments could not be read by page", e);
        }
    }

    WorkPool pool() {
        return pool;
    }

    Flow flow(UUID id) {
        Flow cached = flows.get(id);
        if (cached != null) {
            return cached;
        }
        Flow read = prefect.flows().read(id).execute();
        flows.put(id, read);
        return read;
    }

    Deployment deployment(UUID id) {
        Deployment cached = deployments.get(id);
        if (cached != null) {
            return cached;
        }
        try {
            Deployment read = prefect.deployments().read(id).execute();
            deployments.put(id, read);
            return read;
        } catch (ServiceException.NotFound e) {
            throw new UsageException("The deployment " + id + " of the flow run no longer exists", e);
        }
    }
}
