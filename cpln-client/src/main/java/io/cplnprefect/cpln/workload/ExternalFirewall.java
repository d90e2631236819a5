/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The connections of a workload from and to the Internet. Lists of addresses have up to 250 CIDR ranges. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ExternalFirewall.Builder.class)
public interface ExternalFirewall extends Extensible {

    /** Returns the addresses from which connections are accepted; none by default. */
    List<String> inboundAllowCIDR();

    /** Returns the addresses from which connections are refused although they are allowed. */
    List<String> inboundBlockedCIDR();

    /** Returns the hosts to which connections are allowed; {@code *.} at the beginning matches all subdomains. */
    List<String> outboundAllowHostname();

    /** Returns the ports to which connections are allowed; an empty list differs from {@code null}, with which the platform uses its default. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    List<ContainerPort> outboundAllowPort();

    /** Returns the addresses to which connections are allowed; none by default. */
    List<String> outboundAllowCIDR();

    /** Returns the addresses to which connections are refused although they are allowed. */
    List<String> outboundBlockedCIDR();

    /** Returns the HTTP requests that are accepted; {@code null} if it is not set. */
    @Nullable
    HttpFirewall http();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ExternalFirewall}. Not thread-safe. */
    final class Builder extends ImmutableExternalFirewall.Builder {
        Builder() {}
    }
}
