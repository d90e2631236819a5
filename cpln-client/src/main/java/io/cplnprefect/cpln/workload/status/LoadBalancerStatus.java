/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.status;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An address of a load balancer. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = LoadBalancerStatus.Builder.class)
public interface LoadBalancerStatus extends Extensible {

    /** Returns the location; {@code null} if it is not set. */
    @Nullable
    String origin();

    /** Returns the address; {@code null} if it is not set. */
    @Nullable
    String url();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LoadBalancerStatus}. Not thread-safe. */
    final class Builder extends ImmutableLoadBalancerStatus.Builder {
        Builder() {}
    }
}
