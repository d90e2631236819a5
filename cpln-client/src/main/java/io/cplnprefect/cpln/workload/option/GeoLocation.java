/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The headers with which a workload receives the place of the client. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GeoLocation.Builder.class)
public interface GeoLocation extends Extensible {

    /** Returns whether the headers are added; {@code null} if it is not set. */
    @Nullable
    Boolean enabled();

    /** Returns the names of the headers; {@code null} if it is not set. */
    @Nullable
    GeoLocationHeaders headers();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GeoLocation}. Not thread-safe. */
    final class Builder extends ImmutableGeoLocation.Builder {
        Builder() {}
    }
}
