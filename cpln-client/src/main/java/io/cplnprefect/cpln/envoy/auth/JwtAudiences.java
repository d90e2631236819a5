/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The issuer of a token, and its audiences. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = JwtAudiences.Builder.class)
public interface JwtAudiences extends Extensible {

    /** Returns the name of the issuer; {@code null} if it is not set. */
    @JsonProperty("provider_name")
    @Nullable
    String providerName();

    /** Returns the audiences, instead of those of the issuer. */
    List<String> audiences();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JwtAudiences}. Not thread-safe. */
    final class Builder extends ImmutableJwtAudiences.Builder {
        Builder() {}
    }
}
