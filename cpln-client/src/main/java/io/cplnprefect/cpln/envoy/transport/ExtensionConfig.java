/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An extension of Envoy and its settings. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ExtensionConfig.Builder.class)
public interface ExtensionConfig extends Extensible {

    /** Returns the name of the extension; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns the settings, as the extension defines them; {@code null} if it is not set. */
    @JsonProperty("typed_config")
    @Value.Redacted
    @Nullable
    Object typedConfig();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ExtensionConfig}. Not thread-safe. */
    final class Builder extends ImmutableExtensionConfig.Builder {
        Builder() {}
    }
}
