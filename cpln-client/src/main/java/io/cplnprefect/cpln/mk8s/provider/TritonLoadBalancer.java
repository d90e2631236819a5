/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.provider;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The load balancer of a Kubernetes cluster on Triton. Exactly one kind is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = TritonLoadBalancer.Builder.class)
public interface TritonLoadBalancer extends Extensible {

    /** Returns machines of the provider; {@code null} if it is not set. */
    @Nullable
    TritonManualLoadBalancer manual();

    /** Returns no load balancer; {@code null} if it is not set. */
    @Nullable
    TritonNoLoadBalancer none();

    /** Returns the gateway of the platform; {@code null} if it is not set. */
    @Nullable
    TritonGateway gateway();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TritonLoadBalancer}. Not thread-safe. */
    final class Builder extends ImmutableTritonLoadBalancer.Builder {
        Builder() {}
    }
}
