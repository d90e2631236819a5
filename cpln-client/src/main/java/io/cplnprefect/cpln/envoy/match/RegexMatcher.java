/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A regular expression that the whole text must match. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RegexMatcher.Builder.class)
public interface RegexMatcher extends Extensible {

    /** Returns the library of the expression; {@code null} if it is not set. */
    @JsonProperty("google_re2")
    @Nullable
    Re2 googleRe2();

    /** Returns the regular expression; {@code null} if it is not set. */
    @Nullable
    String regex();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RegexMatcher}. Not thread-safe. */
    final class Builder extends ImmutableRegexMatcher.Builder {
        Builder() {}
    }
}
