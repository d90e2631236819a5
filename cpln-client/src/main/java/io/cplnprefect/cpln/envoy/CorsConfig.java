/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.match.RuntimeFraction;
import io.cplnprefect.cpln.envoy.match.StringMatcher;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of a filter of requests of pages from other origins. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = CorsConfig.Builder.class)
public interface CorsConfig extends Extensible {

    /** Returns the origins that may send requests. */
    @JsonProperty("allow_origin_string_match")
    List<StringMatcher> allowOriginStringMatch();

    /** Returns the methods that are allowed, separated by commas; {@code null} if it is not set. */
    @JsonProperty("allow_methods")
    @Nullable
    String allowMethods();

    /** Returns the request headers that are allowed, separated by commas; {@code null} if it is not set. */
    @JsonProperty("allow_headers")
    @Nullable
    String allowHeaders();

    /** Returns the response headers that pages can read, separated by commas; {@code null} if it is not set. */
    @JsonProperty("expose_headers")
    @Nullable
    String exposeHeaders();

    /** Returns the seconds for which a browser keeps the result of a check; {@code null} if it is not set. */
    @JsonProperty("max_age")
    @Nullable
    String maxAge();

    /** Returns whether requests may contain credentials; {@code null} if it is not set. */
    @JsonProperty("allow_credentials")
    @Nullable
    Boolean allowCredentials();

    /** Returns the share of requests for which the filter is in effect; {@code null} if it is not set. */
    @JsonProperty("filter_enabled")
    @Nullable
    RuntimeFraction filterEnabled();

    /** Returns the share of requests that are checked without effect; {@code null} if it is not set. */
    @JsonProperty("shadow_enabled")
    @Nullable
    RuntimeFraction shadowEnabled();

    /** Returns whether pages of public networks may send requests to private ones; {@code null} if it is not set. */
    @JsonProperty("allow_private_network_access")
    @Nullable
    Boolean allowPrivateNetworkAccess();

    /** Returns the type of the settings; {@code null} if it is not set. */
    @JsonProperty("@type")
    @Nullable
    String typeUrl();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CorsConfig}. Not thread-safe. */
    final class Builder extends ImmutableCorsConfig.Builder {
        Builder() {}
    }
}
