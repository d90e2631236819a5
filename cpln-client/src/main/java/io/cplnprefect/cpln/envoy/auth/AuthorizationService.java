/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.transport.HttpUri;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An HTTP service that permits requests. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AuthorizationService.Builder.class)
public interface AuthorizationService extends Extensible {

    /** Returns the address; {@code null} if it is not set. */
    @JsonProperty("server_uri")
    @Nullable
    HttpUri serverUri();

    /** Returns the prefix of the paths of its requests; {@code null} if it is not set. */
    @JsonProperty("path_prefix")
    @Nullable
    String pathPrefix();

    /** Returns what its requests contain; {@code null} if it is not set. */
    @JsonProperty("authorization_request")
    @Nullable
    AuthorizationRequest authorizationRequest();

    /** Returns what is copied from its responses; {@code null} if it is not set. */
    @JsonProperty("authorization_response")
    @Nullable
    AuthorizationResponse authorizationResponse();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AuthorizationService}. Not thread-safe. */
    final class Builder extends ImmutableAuthorizationService.Builder {
        Builder() {}
    }
}
