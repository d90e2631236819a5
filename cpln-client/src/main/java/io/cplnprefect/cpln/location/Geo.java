/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.location;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The place of a location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Geo.Builder.class)
public interface Geo extends Extensible {

    /** Returns the latitude in degrees; {@code null} if it is not set. */
    @Nullable
    BigDecimal lat();

    /** Returns the longitude in degrees; {@code null} if it is not set. */
    @Nullable
    BigDecimal lon();

    /** Returns the country; {@code null} if it is not set. */
    @Nullable
    String country();

    /** Returns the state or province; {@code null} if it is not set. */
    @Nullable
    String state();

    /** Returns the city; {@code null} if it is not set. */
    @Nullable
    String city();

    /** Returns the continent; {@code null} if it is not set. */
    @Nullable
    String continent();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Geo}. Not thread-safe. */
    final class Builder extends ImmutableGeo.Builder {
        Builder() {}
    }
}
