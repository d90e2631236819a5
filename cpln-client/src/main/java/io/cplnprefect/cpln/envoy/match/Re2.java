/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of the RE2 library. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Re2.Builder.class)
public interface Re2 extends Extensible {

    /** Returns the maximum size of the compiled expression; {@code null} if it is not set. */
    @JsonProperty("max_program_size")
    @Nullable
    Integer maxProgramSize();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Re2}. Not thread-safe. */
    final class Builder extends ImmutableRe2.Builder {
        Builder() {}
    }
}
