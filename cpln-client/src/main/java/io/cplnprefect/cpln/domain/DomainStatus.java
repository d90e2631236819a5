/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of a domain. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DomainStatus.Builder.class)
public interface DomainStatus extends Extensible {

    /** Returns the addresses that the domain serves. */
    List<DomainEndpoint> endpoints();

    /** Returns the state; {@code null} if it is not set. */
    @Nullable
    DomainState status();

    /** Returns a warning of the platform; {@code null} if it is not set. */
    @Nullable
    String warning();

    /** Returns the certificates by location. */
    List<DomainLocation> locations();

    /** Returns the fingerprint of the settings that are in effect; {@code null} if it is not set. */
    @Nullable
    String fingerprint();

    /** Returns the DNS records that the owner of the domain has to create. */
    List<DnsRecord> dnsConfig();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DomainStatus}. Not thread-safe. */
    final class Builder extends ImmutableDomainStatus.Builder {
        Builder() {}
    }
}
