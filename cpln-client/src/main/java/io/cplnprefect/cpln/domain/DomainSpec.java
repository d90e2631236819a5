/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The specification of a domain. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DomainSpec.Builder.class)
public interface DomainSpec extends Extensible {

    /** Returns how the name is delegated; {@code cname} by default; {@code null} if it is not set. */
    @Nullable
    DnsMode dnsMode();

    /** Returns the link of the GVC whose workloads are served below the domain; exclusive with routes; {@code null} if it is not set. */
    @Nullable
    String gvcLink();

    /** Returns how the certificate is requested; {@code null} if it is not set. */
    @Nullable
    CertificateChallenge certChallengeType();

    /** Returns the link of the workload that serves the whole domain; {@code null} if it is not set. */
    @Nullable
    String workloadLink();

    /** Returns whether requests for all hosts are accepted; {@code null} if it is not set. */
    @Nullable
    Boolean acceptAllHosts();

    /** Returns whether requests for all subdomains are accepted; {@code null} if it is not set. */
    @Nullable
    Boolean acceptAllSubdomains();

    /** Returns the ports, up to 10. */
    List<DomainPort> ports();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DomainSpec}. Not thread-safe. */
    final class Builder extends ImmutableDomainSpec.Builder {
        Builder() {}
    }
}
