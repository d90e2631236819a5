/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.auth.ExtAuthzConfig;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter that requires the permission of an external service. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ExtAuthzFilter.Builder.class)
public interface ExtAuthzFilter extends HttpFilter, Extensible {

    /** Returns the settings; {@code null} if it is not set. */
    @JsonProperty("typed_config")
    @Nullable
    ExtAuthzConfig typedConfig();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ExtAuthzFilter}. Not thread-safe. */
    final class Builder extends ImmutableExtAuthzFilter.Builder {
        Builder() {}
    }
}
