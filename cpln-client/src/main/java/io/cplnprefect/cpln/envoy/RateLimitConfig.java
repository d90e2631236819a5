/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.transport.EnvoyDuration;
import io.cplnprefect.cpln.envoy.transport.HttpStatus;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of a filter that limits the rate of requests. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RateLimitConfig.Builder.class)
public interface RateLimitConfig extends Extensible {

    /** Returns the domain of the limits; {@code null} if it is not set. */
    @Nullable
    String domain();

    /** Returns the stage of the route actions that apply, from 0 to 10; {@code null} if it is not set. */
    @Nullable
    Integer stage();

    /** Returns the requests that are limited: {@code internal}, {@code external} or {@code both}; {@code null} if it is not set. */
    @JsonProperty("request_type")
    @Nullable
    String requestType();

    /** Returns the time-out of the service; 20 ms by default; {@code null} if it is not set. */
    @Nullable
    EnvoyDuration timeout();

    /** Returns whether requests are refused when the service fails; {@code null} if it is not set. */
    @JsonProperty("failure_mode_deny")
    @Nullable
    Boolean failureModeDeny();

    /** Returns whether gRPC clients receive RESOURCE_EXHAUSTED; {@code null} if it is not set. */
    @JsonProperty("rate_limited_as_resource_exhausted")
    @Nullable
    Boolean rateLimitedAsResourceExhausted();

    /** Returns the service that counts the requests; {@code null} if it is not set. */
    @JsonProperty("rate_limit_service")
    @Nullable
    RateLimitService rateLimitService();

    /** Returns the headers of responses: {@code OFF} or {@code DRAFT_VERSION_03}; {@code null} if it is not set. */
    @JsonProperty("enable_x_ratelimit_headers")
    @Nullable
    String enableXRatelimitHeaders();

    /** Returns whether the header {@code x-envoy-ratelimited} is left out; {@code null} if it is not set. */
    @JsonProperty("disable_x_envoy_ratelimited_header")
    @Nullable
    Boolean disableXEnvoyRatelimitedHeader();

    /** Returns the status of refused requests; 429 by default; {@code null} if it is not set. */
    @JsonProperty("rate_limited_status")
    @Nullable
    HttpStatus rateLimitedStatus();

    /** Returns the headers of responses to refused requests. */
    @JsonProperty("response_headers_to_add")
    List<ResponseHeader> responseHeadersToAdd();

    /** Returns the status when the service fails; {@code null} if it is not set. */
    @JsonProperty("status_on_error")
    @Nullable
    HttpStatus statusOnError();

    /** Returns the prefix of the metrics; {@code null} if it is not set. */
    @JsonProperty("stat_prefix")
    @Nullable
    String statPrefix();

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

    /** A builder of {@link RateLimitConfig}. Not thread-safe. */
    final class Builder extends ImmutableRateLimitConfig.Builder {
        Builder() {}
    }
}
