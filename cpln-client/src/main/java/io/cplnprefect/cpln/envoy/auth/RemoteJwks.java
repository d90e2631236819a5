/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.transport.EnvoyDuration;
import io.cplnprefect.cpln.envoy.transport.HttpUri;
import io.cplnprefect.cpln.envoy.transport.RetryPolicy;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The keys of an issuer, which the proxy reads. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RemoteJwks.Builder.class)
public interface RemoteJwks extends Extensible {

    /** Returns the address; {@code null} if it is not set. */
    @JsonProperty("http_uri")
    @Nullable
    HttpUri httpUri();

    /** Returns how long the keys are kept; {@code null} if it is not set. */
    @JsonProperty("cache_duration")
    @Nullable
    EnvoyDuration cacheDuration();

    /** Returns the read ahead of requests; {@code null} if it is not set. */
    @JsonProperty("async_fetch")
    @Nullable
    JwksFetch asyncFetch();

    /** Returns the retries; {@code null} if it is not set. */
    @JsonProperty("retry_policy")
    @Nullable
    RetryPolicy retryPolicy();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RemoteJwks}. Not thread-safe. */
    final class Builder extends ImmutableRemoteJwks.Builder {
        Builder() {}
    }
}
