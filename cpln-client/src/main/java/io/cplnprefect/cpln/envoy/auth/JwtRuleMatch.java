/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.match.HeaderMatcher;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A condition on a request that requires a token. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = JwtRuleMatch.Builder.class)
public interface JwtRuleMatch extends Extensible {

    /** Returns the prefix of the path; {@code null} if it is not set. */
    @Nullable
    String prefix();

    /** Returns the conditions on headers. */
    List<HeaderMatcher> headers();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JwtRuleMatch}. Not thread-safe. */
    final class Builder extends ImmutableJwtRuleMatch.Builder {
        Builder() {}
    }
}
