/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import io.cplnprefect.prefect.automation.Automation;
import io.cplnprefect.prefect.block.BlockDocument;
import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.flow.Flow;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.prefect.workpool.WorkPool;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a plan reads from the server. Immutable.
 *
 * @param version version of the server
 * @param flows the described flows that exist, by name
 * @param deployments the deployments of those flows, by {@code flow name/deployment name}
 * @param scoped the deployments with the tag of the scope, in the same way; empty unless the plan removes deployments
 * @param pools the described work pools that exist, by name
 * @param blocks the described infrastructure blocks that exist, by {@code type-slug/name}
 * @param automations all automations; empty if no description has triggers, and {@code null} if the server has no automations
 */
record ServerState(
        ServerVersion version,
        Map<String, Flow> flows,
        Map<String, Deployment> deployments,
        Map<String, Deployment> scoped,
        Map<String, WorkPool> pools,
        Map<String, BlockDocument> blocks,
        @Nullable List<Automation> automations) {}
