/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The TLS settings of a port. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DomainTls.Builder.class)
public interface DomainTls extends Extensible {

    /** Returns the oldest version that is accepted; TLS 1.2 by default; {@code null} if it is not set. */
    @Nullable
    TlsVersion minProtocolVersion();

    /** Returns the cipher suites that are accepted, such as {@code ECDHE-ECDSA-AES256-GCM-SHA384}; an empty list differs from {@code null}, with which the platform uses its default. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    List<String> cipherSuites();

    /** Returns the certificate authority by which certificates of clients are checked; {@code null} if it is not set. */
    @Nullable
    CertificateReference clientCertificate();

    /** Returns the certificate of the domain; the platform obtains one by default; {@code null} if it is not set. */
    @Nullable
    CertificateReference serverCertificate();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DomainTls}. Not thread-safe. */
    final class Builder extends ImmutableDomainTls.Builder {
        Builder() {}
    }
}
