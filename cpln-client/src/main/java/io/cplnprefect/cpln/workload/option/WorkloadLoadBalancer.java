/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The load balancer of a workload. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = WorkloadLoadBalancer.Builder.class)
public interface WorkloadLoadBalancer extends Extensible {

    /** Returns the load balancer of the workload alone; {@code null} if it is not set. */
    @Nullable
    DirectLoadBalancer direct();

    /** Returns the headers with the place of the client; {@code null} if it is not set. */
    @Nullable
    GeoLocation geoLocation();

    /** Returns whether each replica of a stateful workload has an address of its own; {@code null} if it is not set. */
    @Nullable
    Boolean replicaDirect();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkloadLoadBalancer}. Not thread-safe. */
    final class Builder extends ImmutableWorkloadLoadBalancer.Builder {
        Builder() {}
    }
}
