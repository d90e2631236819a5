/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A condition on a number. Exactly one member is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DoubleMatcher.Builder.class)
public interface DoubleMatcher extends Extensible {

    /** Returns the range; {@code null} if it is not set. */
    @Nullable
    IntRange range();

    /** Returns the number; {@code null} if it is not set. */
    @Nullable
    BigDecimal exact();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DoubleMatcher}. Not thread-safe. */
    final class Builder extends ImmutableDoubleMatcher.Builder {
        Builder() {}
    }
}
