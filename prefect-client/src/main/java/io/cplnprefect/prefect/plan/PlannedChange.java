/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import io.cplnprefect.prefect.deployment.Deployment;
import io.cplnprefect.prefect.spec.DeploymentSpec;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What has to change for one deployment. Immutable and thread-safe.
 *
 * @param action what has to be done
 * @param name {@code flow name/deployment name}
 * @param spec the description, with the values that the plan adds to it; {@code null} for a deployment to remove
 * @param present the deployment on the server; {@code null} for one to create
 * @param flowId id of the flow; {@code null} for a flow to create
 * @param infrastructureBlockId id of the infrastructure block, or {@code null}
 * @param differences what differs; empty unless {@link Action#UPDATE}
 */
public record PlannedChange(
        Action action,
        String name,
        @Nullable DeploymentSpec spec,
        @Nullable Deployment present,
        @Nullable UUID flowId,
        @Nullable UUID infrastructureBlockId,
        List<FieldDifference> differences) {

    /** Creates a change from a copy of the differences. */
    public PlannedChange {
        differences = List.copyOf(differences);
    }

    /** What is done with a deployment. */
    public enum Action {
        /** It does not exist yet. */
        CREATE,
        /** It differs from its description. */
        UPDATE,
        /** It agrees with its description. */
        UNCHANGED,
        /** It has the tag of the scope and is no longer described. */
        REMOVE
    }
}
