/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import io.cplnprefect.bridge.block.BlockKind;
import io.cplnprefect.bridge.internal.BoundedReads;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.deployment.DeploymentQuery;
import io.cplnprefect.prefect.flowrun.FlowRun;
import io.cplnprefect.prefect.query.DeploymentFilter;
import io.cplnprefect.prefect.query.In;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Selects the flow runs whose deployments have infrastructure blocks of Control Plane. Others are left to agents that know their blocks,
 * because agents of several kinds may poll one queue. Thread-safe.
 */
final class OwnDeployments {

    private static final Logger LOG = LoggerFactory.getLogger(OwnDeployments.class);
    private static final int PAGE = 200;
    private static final int MAX_REPORTED = 10_000;

    private final Prefect prefect;
    private final InfrastructureDocuments infrastructures;
    private final Set<UUID> reported = ConcurrentHashMap.newKeySet();

    OwnDeployments(Prefect prefect, InfrastructureDocuments infrastructures) {
        this.prefect = prefect;
        this.infrastructures = infrastructures;
    }

    List<FlowRun> select(List<FlowRun> runs) {
        Map<UUID, Deployment> deployments = deployments(runs);
        List<FlowRun> own = new ArrayList<>();
        for (FlowRun run : runs) {
            UUID id = run.deploymentId();
            if (id == null) {
                report(run.id(), run, "it has no deployment");
            } else if (isOwn(run, deployments.get(id))) {
                own.add(run);
            }
        }
        return own;
    }

    /** A run whose deployment or block does not exist is submitted, so that it ends with this reason. */
    private boolean isOwn(FlowRun run, @Nullable Deployment deployment) {
        if (deployment == null) {
            return true;
        }
        try {
            String type = infrastructures.type(deployment).orElse(null);
            if (BlockKind.INFRASTRUCTURE.slug().equals(type)) {
                return true;
            }
            report(
                    deployment.id(),
                    run,
                    type == null
                            ? "its deployment has no infrastructure block"
                            : "the infrastructure block of its deployment has the type " + type);
            return false;
        } catch (ServiceException.NotFound missing) {
            return true;
        } catch (ApiException e) {
            LogLine.in(LogArea.JOB).run(run.id()).warn(LOG, "Not submitted yet: " + e.getMessage());
            return false;
        }
    }

    private void report(UUID subject, FlowRun run, String reason) {
        if (reported.size() < MAX_REPORTED && reported.add(subject)) {
            LogLine.in(LogArea.JOB)
                    .run(run.id())
                    .warn(
                            LOG,
                            "Left to other agents: " + reason + ". This agent runs deployments with blocks of type "
                                    + BlockKind.INFRASTRUCTURE.slug());
        }
    }

    private Map<UUID, Deployment> deployments(List<FlowRun> runs) {
        Set<UUID> ids = runs.stream()
                .map(FlowRun::deploymentId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, Deployment> deployments = new HashMap<>();
        for (List<UUID> page : BoundedReads.chunks(ids, PAGE)) {
            prefect.deployments()
                    .filter(DeploymentQuery.builder()
                            .deployments(
                                    DeploymentFilter.builder().id(In.any(page)).build())
                            .build())
                    .forEach(deployment -> deployments.put(deployment.id(), deployment));
        }
        return deployments;
    }
}
