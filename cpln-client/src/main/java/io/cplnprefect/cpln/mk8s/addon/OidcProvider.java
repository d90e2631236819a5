/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An OpenID provider that must be created at a cloud provider. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = OidcProvider.Builder.class)
public interface OidcProvider extends Extensible {

    /** Returns the address of the provider; {@code null} if it is not set. */
    @Nullable
    String providerUrl();

    /** Returns the audience of tokens; {@code null} if it is not set. */
    @Nullable
    String audience();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link OidcProvider}. Not thread-safe. */
    final class Builder extends ImmutableOidcProvider.Builder {
        Builder() {}
    }
}
