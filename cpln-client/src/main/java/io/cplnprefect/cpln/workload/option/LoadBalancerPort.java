/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A port of a load balancer. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = LoadBalancerPort.Builder.class)
public interface LoadBalancerPort extends Extensible {

    /** Returns the port that clients use, from 22 to 32768; {@code null} if it is not set. */
    @Nullable
    Integer externalPort();

    /** Returns the protocol; {@code null} if it is not set. */
    @Nullable
    TransportProtocol protocol();

    /** Returns the scheme of the address that is shown; {@code null} if it is not set. */
    @Nullable
    AddressScheme scheme();

    /** Returns the port of the container; the external port by default; {@code null} if it is not set. */
    @Nullable
    Integer containerPort();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LoadBalancerPort}. Not thread-safe. */
    final class Builder extends ImmutableLoadBalancerPort.Builder {
        Builder() {}
    }
}
