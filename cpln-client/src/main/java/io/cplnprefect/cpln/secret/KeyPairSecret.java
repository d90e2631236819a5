/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The data of a secret with a pair of keys, in PEM form. It is never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = KeyPairSecret.Builder.class)
public interface KeyPairSecret extends Extensible {

    /** Returns the private key; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String secretKey();

    /** Returns the public key; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String publicKey();

    /** Returns the passphrase of the private key; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String passphrase();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link KeyPairSecret}. Not thread-safe. */
    final class Builder extends ImmutableKeyPairSecret.Builder {
        Builder() {}
    }
}
