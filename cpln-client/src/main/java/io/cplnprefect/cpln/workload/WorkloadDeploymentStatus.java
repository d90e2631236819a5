/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of a workload in one location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = WorkloadDeploymentStatus.Builder.class)
public interface WorkloadDeploymentStatus extends Extensible {

    /** Returns the address that the workload serves; {@code null} if it is not set. */
    @Nullable
    String endpoint();

    /** Returns the address of the replica server; {@code null} if it is not set. */
    @Nullable
    String remote();

    /** Returns the last version of the workload that the location has processed; {@code null} if it is not set. */
    @Nullable
    Integer lastProcessedVersion();

    /** Returns the version of the workload that is to run; {@code null} if it is not set. */
    @Nullable
    Integer expectedDeploymentVersion();

    /** Returns whether the workload is ready; {@code null} if it is not set. */
    @Nullable
    Boolean ready();

    /** Returns whether a version is being deployed; {@code null} if it is not set. */
    @Nullable
    Boolean deploying();

    /** Returns the message of the platform; {@code null} if it is not set. */
    @Nullable
    String message();

    /** Returns the deployed versions. */
    List<DeploymentVersion> versions();

    /** Returns the latest executions of a cron workload. */
    List<JobExecution> jobExecutions();

    /** Returns the state of the platform, as the API defines it; {@code syncFailed} says whether the last change could not be applied; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    Object internal();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkloadDeploymentStatus}. Not thread-safe. */
    final class Builder extends ImmutableWorkloadDeploymentStatus.Builder {
        Builder() {}
    }
}
