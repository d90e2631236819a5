/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The issuer of a token that is required. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = JwtProviderName.Builder.class)
public interface JwtProviderName extends Extensible {

    /** Returns the name of the issuer; {@code null} if it is not set. */
    @JsonProperty("provider_name")
    @Nullable
    String providerName();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JwtProviderName}. Not thread-safe. */
    final class Builder extends ImmutableJwtProviderName.Builder {
        Builder() {}
    }
}
