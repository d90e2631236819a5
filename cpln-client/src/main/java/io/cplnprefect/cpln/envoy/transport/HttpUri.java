/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The address of an HTTP service. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = HttpUri.Builder.class)
public interface HttpUri extends Extensible {

    /** Returns the address; {@code null} if it is not set. */
    @Nullable
    String uri();

    /** Returns the name of the cluster of Envoy; {@code null} if it is not set. */
    @Nullable
    String cluster();

    /** Returns the time-out of requests; {@code null} if it is not set. */
    @Nullable
    EnvoyDuration timeout();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link HttpUri}. Not thread-safe. */
    final class Builder extends ImmutableHttpUri.Builder {
        Builder() {}
    }
}
