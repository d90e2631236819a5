/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A share of requests. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Fraction.Builder.class)
public interface Fraction extends Extensible {

    /** Returns the numerator; {@code null} if it is not set. */
    @Nullable
    Long numerator();

    /** Returns the denominator; {@code null} if it is not set. */
    @Nullable
    Long denominator();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Fraction}. Not thread-safe. */
    final class Builder extends ImmutableFraction.Builder {
        Builder() {}
    }
}
