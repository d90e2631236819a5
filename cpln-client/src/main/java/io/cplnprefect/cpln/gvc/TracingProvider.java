/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The service that receives the traces. Exactly one is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = TracingProvider.Builder.class)
public interface TracingProvider extends Extensible {

    /** Returns an OpenTelemetry collector; {@code null} if it is not set. */
    @Nullable
    OtelTracing otel();

    /** Returns the LightStep service; {@code null} if it is not set. */
    @Nullable
    LightstepTracing lightstep();

    /** Returns the tracing of the platform itself; {@code null} if it is not set. */
    @Nullable
    PlatformTracing controlplane();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TracingProvider}. Not thread-safe. */
    final class Builder extends ImmutableTracingProvider.Builder {
        Builder() {}
    }
}
