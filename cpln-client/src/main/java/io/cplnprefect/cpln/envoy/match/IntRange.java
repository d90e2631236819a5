/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A range of numbers. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = IntRange.Builder.class)
public interface IntRange extends Extensible {

    /** Returns the first number of the range; {@code null} if it is not set. */
    @Nullable
    BigDecimal start();

    /** Returns the first number above the range; {@code null} if it is not set. */
    @Nullable
    BigDecimal end();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link IntRange}. Not thread-safe. */
    final class Builder extends ImmutableIntRange.Builder {
        Builder() {}
    }
}
