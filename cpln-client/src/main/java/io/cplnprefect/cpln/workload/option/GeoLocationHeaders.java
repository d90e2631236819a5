/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The names of the headers with the place of the client. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GeoLocationHeaders.Builder.class)
public interface GeoLocationHeaders extends Extensible {

    /** Returns the name of the header with the number of the network; {@code null} if it is not set. */
    @Nullable
    String asn();

    /** Returns the name of the header with the city; {@code null} if it is not set. */
    @Nullable
    String city();

    /** Returns the name of the header with the country; {@code null} if it is not set. */
    @Nullable
    String country();

    /** Returns the name of the header with the region; {@code null} if it is not set. */
    @Nullable
    String region();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GeoLocationHeaders}. Not thread-safe. */
    final class Builder extends ImmutableGeoLocationHeaders.Builder {
        Builder() {}
    }
}
