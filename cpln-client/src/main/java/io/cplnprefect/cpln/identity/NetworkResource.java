/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A host of a private network that is reached through an agent. It has IP addresses, or a name that is resolved. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = NetworkResource.Builder.class)
public interface NetworkResource extends Extensible {

    /** Returns the name, which is unique among the network resources of the identity. */
    String name();

    /** Returns the link of the agent; {@code null} if it is not set. */
    @Nullable
    String agentLink();

    /** Returns the IP addresses. */
    @JsonProperty("IPs")
    List<String> ips();

    /** Returns the name of the host; {@code null} if it is not set. */
    @JsonProperty("FQDN")
    @Nullable
    String fqdn();

    /** Returns the address of the DNS server that resolves the name; {@code null} if it is not set. */
    @Nullable
    String resolverIP();

    /** Returns the ports. */
    List<Integer> ports();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link NetworkResource}. Not thread-safe. */
    final class Builder extends ImmutableNetworkResource.Builder {
        Builder() {}
    }
}
