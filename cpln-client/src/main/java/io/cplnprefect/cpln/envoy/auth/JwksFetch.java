/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.transport.EnvoyDuration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The read of keys ahead of requests. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = JwksFetch.Builder.class)
public interface JwksFetch extends Extensible {

    /** Returns whether requests are accepted before the keys were read; {@code null} if it is not set. */
    @JsonProperty("fast_listener")
    @Nullable
    Boolean fastListener();

    /** Returns the wait after a failed read; 1 s by default; {@code null} if it is not set. */
    @JsonProperty("failed_refetch_duration")
    @Nullable
    EnvoyDuration failedRefetchDuration();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JwksFetch}. Not thread-safe. */
    final class Builder extends ImmutableJwksFetch.Builder {
        Builder() {}
    }
}
