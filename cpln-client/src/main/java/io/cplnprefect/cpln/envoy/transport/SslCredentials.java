/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The certificates of a connection. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = SslCredentials.Builder.class)
public interface SslCredentials extends Extensible {

    /** Returns the certificates of the authorities; {@code null} if it is not set. */
    @JsonProperty("root_certs")
    @Nullable
    DataSource rootCerts();

    /** Returns the private key; {@code null} if it is not set. */
    @JsonProperty("private_key")
    @Nullable
    DataSource privateKey();

    /** Returns the certificate chain; {@code null} if it is not set. */
    @JsonProperty("cert_chain")
    @Nullable
    DataSource certChain();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SslCredentials}. Not thread-safe. */
    final class Builder extends ImmutableSslCredentials.Builder {
        Builder() {}
    }
}
