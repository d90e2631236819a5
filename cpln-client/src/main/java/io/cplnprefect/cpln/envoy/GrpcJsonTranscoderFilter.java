/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter that converts between JSON and gRPC. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GrpcJsonTranscoderFilter.Builder.class)
public interface GrpcJsonTranscoderFilter extends HttpFilter, Extensible {

    /** Returns the settings; {@code null} if it is not set. */
    @JsonProperty("typed_config")
    @Nullable
    GrpcJsonTranscoderConfig typedConfig();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GrpcJsonTranscoderFilter}. Not thread-safe. */
    final class Builder extends ImmutableGrpcJsonTranscoderFilter.Builder {
        Builder() {}
    }
}
