/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.provider;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The connection to the API of a Triton provider. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = TritonConnection.Builder.class)
public interface TritonConnection extends Extensible {

    /** Returns the address of the API; {@code null} if it is not set. */
    @Nullable
    String url();

    /** Returns the account; {@code null} if it is not set. */
    @Nullable
    String account();

    /** Returns the user of the account; {@code null} if it is not set. */
    @Nullable
    String user();

    /** Returns the link of the secret with the private key; {@code null} if it is not set. */
    @Nullable
    String privateKeySecretLink();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TritonConnection}. Not thread-safe. */
    final class Builder extends ImmutableTritonConnection.Builder {
        Builder() {}
    }
}
