/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.location;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import io.cplnprefect.cpln.resource.Origin;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A location, in which workloads run. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Location.Builder.class)
public interface Location extends Item, Extensible {

    /** Returns the cloud provider, such as {@code aws}; {@code null} if it is not set. */
    @Nullable
    String provider();

    /** Returns the region of the provider; {@code null} if it is not set. */
    @Nullable
    String region();

    /** Returns where the object comes from; {@code null} if it is not set. */
    @Nullable
    Origin origin();

    /** Returns the specification; {@code null} if it is not set. */
    @Nullable
    LocationSpec spec();

    /** Returns the status, which the server sets; {@code null} if it is not set. */
    @Nullable
    LocationStatus status();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Location}. Not thread-safe. */
    final class Builder extends ImmutableLocation.Builder {
        Builder() {}
    }
}
