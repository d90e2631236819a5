/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.artifact;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Change;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of an artifact. An attribute that is not set leaves its member unchanged. Data is left out of {@code
 * toString()}, because it may be secret. Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableArtifactUpdate.class)
public interface ArtifactUpdate {

    /**
     * Returns the data, as a plain Java value.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Value.Redacted
    @Nullable
    Object data();

    /** Returns the change of the description. */
    @Value.Default
    default Change<String> description() {
        return Change.unchanged();
    }

    /**
     * Returns further properties; they replace all present ones.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @JsonProperty("metadata_")
    @Nullable
    Map<String, String> metadata();

    /** Returns a builder of an update that changes nothing. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ArtifactUpdate}. Not thread-safe. */
    final class Builder extends ImmutableArtifactUpdate.Builder {
        Builder() {}

        /**
         * Sets the description.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder description(String value) {
            return description(Change.to(value));
        }

        /**
         * Clears the description.
         *
         * @return this
         */
        public Builder clearDescription() {
            return description(Change.clear());
        }
    }
}
