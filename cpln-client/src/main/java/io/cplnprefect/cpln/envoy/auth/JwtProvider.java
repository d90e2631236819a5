/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An issuer of JSON Web Tokens. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = JwtProvider.Builder.class)
public interface JwtProvider extends Extensible {

    /** Returns the issuer; {@code null} if it is not set. */
    @Nullable
    String issuer();

    /** Returns the audiences that are accepted. */
    List<String> audiences();

    /** Returns the claims that are copied to headers. */
    @JsonProperty("claim_to_headers")
    List<ClaimHeader> claimToHeaders();

    /** Returns the keys of the issuer; {@code null} if it is not set. */
    @JsonProperty("remote_jwks")
    @Nullable
    RemoteJwks remoteJwks();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JwtProvider}. Not thread-safe. */
    final class Builder extends ImmutableJwtProvider.Builder {
        Builder() {}
    }
}
