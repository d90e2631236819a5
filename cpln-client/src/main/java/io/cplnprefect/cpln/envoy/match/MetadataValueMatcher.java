/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A condition on a value. Exactly one member is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = MetadataValueMatcher.Builder.class)
public interface MetadataValueMatcher extends Extensible {

    /** Returns the condition that the value is null; {@code null} if it is not set. */
    @JsonProperty("null_match")
    @Value.Redacted
    @Nullable
    Object nullMatch();

    /** Returns the condition on a number; {@code null} if it is not set. */
    @JsonProperty("double_match")
    @Nullable
    DoubleMatcher doubleMatch();

    /** Returns the condition on a text; {@code null} if it is not set. */
    @JsonProperty("string_match")
    @Nullable
    StringMatcher stringMatch();

    /** Returns the value of a flag; {@code null} if it is not set. */
    @JsonProperty("bool_match")
    @Nullable
    Boolean boolMatch();

    /** Returns whether the value is present; {@code null} if it is not set. */
    @JsonProperty("present_match")
    @Nullable
    Boolean presentMatch();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link MetadataValueMatcher}. Not thread-safe. */
    final class Builder extends ImmutableMetadataValueMatcher.Builder {
        Builder() {}
    }
}
