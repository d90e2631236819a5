/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A security token service that exchanges tokens. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = TokenService.Builder.class)
public interface TokenService extends Extensible {

    /** Returns the address of the service; {@code null} if it is not set. */
    @JsonProperty("token_exchange_service_uri")
    @Nullable
    String tokenExchangeServiceUri();

    /** Returns the resource for which the token is valid; {@code null} if it is not set. */
    @Nullable
    String resource();

    /** Returns the audience of the token; {@code null} if it is not set. */
    @Nullable
    String audience();

    /** Returns the scope of the token; {@code null} if it is not set. */
    @Nullable
    String scope();

    /** Returns the type of the token; {@code null} if it is not set. */
    @JsonProperty("requested_token_type")
    @Nullable
    String requestedTokenType();

    /** Returns the path of the file with the token of the subject; {@code null} if it is not set. */
    @JsonProperty("subject_token_path")
    @Nullable
    String subjectTokenPath();

    /** Returns the type of the token of the subject; {@code null} if it is not set. */
    @JsonProperty("subject_token_type")
    @Nullable
    String subjectTokenType();

    /** Returns the path of the file with the token of the actor; {@code null} if it is not set. */
    @JsonProperty("actor_token_path")
    @Nullable
    String actorTokenPath();

    /** Returns the type of the token of the actor; {@code null} if it is not set. */
    @JsonProperty("actor_token_type")
    @Nullable
    String actorTokenType();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TokenService}. Not thread-safe. */
    final class Builder extends ImmutableTokenService.Builder {
        Builder() {}
    }
}
