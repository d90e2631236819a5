/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The proxy beside a workload. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Sidecar.Builder.class)
public interface Sidecar extends Extensible {

    /** Returns the filters and clusters of the Envoy proxy; {@code null} if it is not set. */
    @Nullable
    EnvoySidecar envoy();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Sidecar}. Not thread-safe. */
    final class Builder extends ImmutableSidecar.Builder {
        Builder() {}
    }
}
