/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An OpenTelemetry collector that receives the traces. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = OtelTracing.Builder.class)
public interface OtelTracing extends Extensible {

    /** Returns the address of the collector, as host and port; {@code null} if it is not set. */
    @Nullable
    String endpoint();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link OtelTracing}. Not thread-safe. */
    final class Builder extends ImmutableOtelTracing.Builder {
        Builder() {}
    }
}
