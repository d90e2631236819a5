/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.node;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The networks of a Kubernetes cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Networking.Builder.class)
public interface Networking extends Extensible {

    /** Returns the CIDR range of services, such as {@code 10.43.0.0/16}; {@code null} if it is not set. */
    @Nullable
    String serviceNetwork();

    /** Returns the CIDR range of pods, such as {@code 10.42.0.0/16}; {@code null} if it is not set. */
    @Nullable
    String podNetwork();

    /** Returns the address of the DNS server that resolves other names; {@code null} if it is not set. */
    @Nullable
    String dnsForwarder();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Networking}. Not thread-safe. */
    final class Builder extends ImmutableNetworking.Builder {
        Builder() {}
    }
}
