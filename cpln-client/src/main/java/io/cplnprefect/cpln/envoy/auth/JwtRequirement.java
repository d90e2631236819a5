/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.transport.NoSettings;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A requirement of tokens. Exactly one member is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = JwtRequirement.Builder.class)
public interface JwtRequirement extends Extensible {

    /** Returns the name of the issuer; {@code null} if it is not set. */
    @JsonProperty("provider_name")
    @Nullable
    String providerName();

    /** Returns the issuer and the audiences; {@code null} if it is not set. */
    @JsonProperty("provider_and_audiences")
    @Nullable
    JwtAudiences providerAndAudiences();

    /** Returns the requirements of which one must hold; {@code null} if it is not set. */
    @JsonProperty("requires_any")
    @Nullable
    JwtRequirements requiresAny();

    /** Returns the requirements that must all hold; {@code null} if it is not set. */
    @JsonProperty("requires_all")
    @Nullable
    JwtRequirements requiresAll();

    /** Returns the token may be absent or invalid; {@code null} if it is not set. */
    @JsonProperty("allow_missing_or_failed")
    @Nullable
    NoSettings allowMissingOrFailed();

    /** Returns the token may be absent; {@code null} if it is not set. */
    @JsonProperty("allow_missing")
    @Nullable
    NoSettings allowMissing();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JwtRequirement}. Not thread-safe. */
    final class Builder extends ImmutableJwtRequirement.Builder {
        Builder() {}
    }
}
