/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.group;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An expression on the claims of a login; users for whom it is true are members of a group. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = IdentityMatcher.Builder.class)
public interface IdentityMatcher extends Extensible {

    /** Returns the expression; {@code null} if it is not set. */
    @Nullable
    String expression();

    /** Returns the language; JMESPath by default; {@code null} if it is not set. */
    @Nullable
    MatcherLanguage language();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link IdentityMatcher}. Not thread-safe. */
    final class Builder extends ImmutableIdentityMatcher.Builder {
        Builder() {}
    }
}
