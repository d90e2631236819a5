/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A load balancer of one workload alone. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DirectLoadBalancer.Builder.class)
public interface DirectLoadBalancer extends Extensible {

    /** Returns whether the workload has it; {@code null} if it is not set. */
    @Nullable
    Boolean enabled();

    /** Returns the ports. */
    List<LoadBalancerPort> ports();

    /** Returns the link of the IP set whose addresses the load balancer has; {@code null} if it is not set. */
    @Nullable
    String ipSet();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DirectLoadBalancer}. Not thread-safe. */
    final class Builder extends ImmutableDirectLoadBalancer.Builder {
        Builder() {}
    }
}
