/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The data of a TLS secret: a certificate and its key, in PEM form. It is never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = TlsSecret.Builder.class)
public interface TlsSecret extends Extensible {

    /** Returns the private key; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String key();

    /** Returns the certificate; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String cert();

    /** Returns the certificates of the authorities; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String chain();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TlsSecret}. Not thread-safe. */
    final class Builder extends ImmutableTlsSecret.Builder {
        Builder() {}
    }
}
