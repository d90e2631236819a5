/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.match.StringMatchers;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What is copied from the responses of a service that permits requests. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AuthorizationResponse.Builder.class)
public interface AuthorizationResponse extends Extensible {

    /** Returns the headers that replace headers of the request; {@code null} if it is not set. */
    @JsonProperty("allowed_upstream_headers")
    @Nullable
    StringMatchers allowedUpstreamHeaders();

    /** Returns the headers that are appended to headers of the request; {@code null} if it is not set. */
    @JsonProperty("allowed_upstream_headers_to_append")
    @Nullable
    StringMatchers allowedUpstreamHeadersToAppend();

    /** Returns the headers that the client receives when the request is refused; {@code null} if it is not set. */
    @JsonProperty("allowed_client_headers")
    @Nullable
    StringMatchers allowedClientHeaders();

    /** Returns the headers that the client receives when the request is permitted; {@code null} if it is not set. */
    @JsonProperty("allowed_client_headers_on_success")
    @Nullable
    StringMatchers allowedClientHeadersOnSuccess();

    /** Returns the headers that become metadata; {@code null} if it is not set. */
    @JsonProperty("dynamic_metadata_from_headers")
    @Nullable
    StringMatchers dynamicMetadataFromHeaders();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AuthorizationResponse}. Not thread-safe. */
    final class Builder extends ImmutableAuthorizationResponse.Builder {
        Builder() {}
    }
}
