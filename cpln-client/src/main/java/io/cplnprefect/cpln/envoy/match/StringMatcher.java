/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A condition on a text. Exactly one of exact, prefix, suffix, expression and contained text is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = StringMatcher.Builder.class)
public interface StringMatcher extends Extensible {

    /** Returns the text; {@code null} if it is not set. */
    @Nullable
    String exact();

    /** Returns the prefix; {@code null} if it is not set. */
    @Nullable
    String prefix();

    /** Returns the suffix; {@code null} if it is not set. */
    @Nullable
    String suffix();

    /** Returns the regular expression; {@code null} if it is not set. */
    @JsonProperty("safe_regex")
    @Nullable
    RegexMatcher safeRegex();

    /** Returns the text that is contained; {@code null} if it is not set. */
    @Nullable
    String contains();

    /** Returns whether the case is ignored; {@code null} if it is not set. */
    @JsonProperty("ignore_case")
    @Nullable
    Boolean ignoreCase();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link StringMatcher}. Not thread-safe. */
    final class Builder extends ImmutableStringMatcher.Builder {
        Builder() {}
    }
}
