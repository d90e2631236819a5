/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.status;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of a workload. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = WorkloadStatus.Builder.class)
public interface WorkloadStatus extends Extensible {

    /** Returns the id of the GVC; {@code null} if it is not set. */
    @Nullable
    String parentId();

    /** Returns the address that stays the same if the domain of the GVC changes; {@code null} if it is not set. */
    @Nullable
    String canonicalEndpoint();

    /** Returns the address that the workload serves; {@code null} if it is not set. */
    @Nullable
    String endpoint();

    /** Returns the name by which other workloads reach the workload; {@code null} if it is not set. */
    @Nullable
    String internalName();

    /** Returns the names by which other workloads reach single replicas of a stateful workload. */
    List<String> replicaInternalNames();

    /** Returns the last health check of the address; {@code null} if it is not set. */
    @Nullable
    HealthCheck healthCheck();

    /** Returns the number of replicas in all locations; {@code null} if it is not set. */
    @Nullable
    Integer currentReplicaCount();

    /** Returns the digests of the images; {@code null} if it is not set. */
    @Nullable
    ResolvedImages resolvedImages();

    /** Returns the addresses of the load balancers. */
    List<LoadBalancerStatus> loadBalancer();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkloadStatus}. Not thread-safe. */
    final class Builder extends ImmutableWorkloadStatus.Builder {
        Builder() {}
    }
}
