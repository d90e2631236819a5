/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.match.RouteMatch;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Requests to which a filter does not apply. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ExcludedRoute.Builder.class)
public interface ExcludedRoute extends Extensible {

    /** Returns the requests; {@code null} if it is not set. */
    @Nullable
    RouteMatch match();

    /** Returns the port of the container; {@code null} if it is not set. */
    @Nullable
    Integer port();

    /** Returns the port of the service; {@code null} if it is not set. */
    @Nullable
    Integer svcPort();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ExcludedRoute}. Not thread-safe. */
    final class Builder extends ImmutableExcludedRoute.Builder {
        Builder() {}
    }
}
