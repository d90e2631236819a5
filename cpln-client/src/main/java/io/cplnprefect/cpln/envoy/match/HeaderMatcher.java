/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A condition on a header. At most one condition on the value is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = HeaderMatcher.Builder.class)
public interface HeaderMatcher extends Extensible {

    /** Returns the name of the header; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns the regular expression that the value matches; {@code null} if it is not set. */
    @JsonProperty("safe_regex_match")
    @Nullable
    RegexMatcher safeRegexMatch();

    /** Returns the range of the value; {@code null} if it is not set. */
    @JsonProperty("range_match")
    @Nullable
    IntRange rangeMatch();

    /** Returns whether the header is present; {@code null} if it is not set. */
    @JsonProperty("present_match")
    @Nullable
    Boolean presentMatch();

    /** Returns the condition on the value; {@code null} if it is not set. */
    @JsonProperty("string_match")
    @Nullable
    StringMatcher stringMatch();

    /** Returns whether the condition is inverted; {@code null} if it is not set. */
    @JsonProperty("invert_match")
    @Nullable
    Boolean invertMatch();

    /** Returns whether an absent header has an empty value; {@code null} if it is not set. */
    @JsonProperty("treat_missing_header_as_empty")
    @Nullable
    Boolean treatMissingHeaderAsEmpty();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link HeaderMatcher}. Not thread-safe. */
    final class Builder extends ImmutableHeaderMatcher.Builder {
        Builder() {}
    }
}
