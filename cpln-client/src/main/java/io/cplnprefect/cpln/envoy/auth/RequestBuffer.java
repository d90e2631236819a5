/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The part of the body that a service receives. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RequestBuffer.Builder.class)
public interface RequestBuffer extends Extensible {

    /** Returns the maximum size in bytes; {@code null} if it is not set. */
    @JsonProperty("max_request_bytes")
    @Nullable
    Long maxRequestBytes();

    /** Returns whether a larger body is cut instead of refused; {@code null} if it is not set. */
    @JsonProperty("allow_partial_message")
    @Nullable
    Boolean allowPartialMessage();

    /** Returns whether the body is sent as bytes; {@code null} if it is not set. */
    @JsonProperty("pack_as_bytes")
    @Nullable
    Boolean packAsBytes();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RequestBuffer}. Not thread-safe. */
    final class Builder extends ImmutableRequestBuffer.Builder {
        Builder() {}
    }
}
