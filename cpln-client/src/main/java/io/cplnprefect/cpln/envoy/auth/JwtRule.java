/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The tokens that requests require. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = JwtRule.Builder.class)
public interface JwtRule extends Extensible {

    /** Returns the requests; {@code null} if it is not set. */
    @Nullable
    JwtRuleMatch match();

    /** Returns the issuer of the tokens; {@code null} if it is not set. */
    @Nullable
    JwtProviderName requires();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JwtRule}. Not thread-safe. */
    final class Builder extends ImmutableJwtRule.Builder {
        Builder() {}
    }
}
