/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.match.StringMatchers;
import io.cplnprefect.cpln.envoy.transport.HeaderValue;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What the requests to a service that permits requests contain. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AuthorizationRequest.Builder.class)
public interface AuthorizationRequest extends Extensible {

    /** Returns the headers that are copied; {@code null} if it is not set. */
    @JsonProperty("allowed_headers")
    @Nullable
    StringMatchers allowedHeaders();

    /** Returns the headers that are added. */
    @JsonProperty("headers_to_add")
    List<HeaderValue> headersToAdd();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AuthorizationRequest}. Not thread-safe. */
    final class Builder extends ImmutableAuthorizationRequest.Builder {
        Builder() {}
    }
}
