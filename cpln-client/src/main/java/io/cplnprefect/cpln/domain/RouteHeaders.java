/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The headers that a route changes. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RouteHeaders.Builder.class)
public interface RouteHeaders extends Extensible {

    /** Returns the headers of the request; {@code null} if it is not set. */
    @Nullable
    HeaderChange request();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RouteHeaders}. Not thread-safe. */
    final class Builder extends ImmutableRouteHeaders.Builder {
        Builder() {}
    }
}
