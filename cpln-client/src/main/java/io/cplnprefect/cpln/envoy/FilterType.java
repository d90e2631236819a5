/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of a filter that has none but its type. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = FilterType.Builder.class)
public interface FilterType extends Extensible {

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

    /** A builder of {@link FilterType}. Not thread-safe. */
    final class Builder extends ImmutableFilterType.Builder {
        Builder() {}
    }
}
