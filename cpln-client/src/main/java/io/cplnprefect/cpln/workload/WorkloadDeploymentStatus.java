/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How a workload fares in a location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableWorkloadDeploymentStatus.class)
public interface WorkloadDeploymentStatus extends Extensible {

    /** Address that it serves. */
    @Nullable
    String endpoint();

    /** Address of the replica server. */
    @Nullable
    String remote();

    /** Version of the workload that the location has taken in. */
    @Nullable
    Integer lastProcessedVersion();

    /** Version of the workload that is to run there. */
    @Nullable
    Integer expectedDeploymentVersion();

    /** Whether it is ready. */
    @Nullable
    Boolean ready();

    /** Whether it is being deployed. */
    @Nullable
    Boolean deploying();

    /** What the platform says about it. */
    @Nullable
    String message();

    /** Versions that are there. */
    List<DeploymentVersion> versions();

    /** Latest runs of a cron workload. */
    List<JobExecution> jobExecutions();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableWorkloadDeploymentStatus.Builder {
        Builder() {}
    }
}
