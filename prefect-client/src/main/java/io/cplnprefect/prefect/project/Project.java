/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import io.cplnprefect.prefect.spec.DeploymentSpec;
import java.util.List;

/**
 * The resolved deployments of a {@code prefect.yaml}. Immutable and thread-safe.
 *
 * @param deployments the deployments, in their order
 * @param warnings what was not executed or skipped
 */
public record Project(List<DeploymentSpec> deployments, List<String> warnings) {

    /** Creates a project from copies of the lists. */
    public Project {
        deployments = List.copyOf(deployments);
        warnings = List.copyOf(warnings);
    }
}
