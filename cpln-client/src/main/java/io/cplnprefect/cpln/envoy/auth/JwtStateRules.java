/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The tokens that are required, by the state of another filter. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = JwtStateRules.Builder.class)
public interface JwtStateRules extends Extensible {

    /** Returns the name of the state; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns the requirements by state. */
    Map<String, JwtRequirement> requires();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JwtStateRules}. Not thread-safe. */
    final class Builder extends ImmutableJwtStateRules.Builder {
        Builder() {}
    }
}
