/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The tracing of requests. Exactly one provider is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Tracing.Builder.class)
public interface Tracing extends Extensible {

    /** Returns the percentage of requests that are traced, from 0 to 100; {@code null} if it is not set. */
    @Nullable
    BigDecimal sampling();

    /** Returns the LightStep service; an older form of the provider; {@code null} if it is not set. */
    @Nullable
    LightstepTracing lightstep();

    /** Returns the tags of each span, by name. */
    Map<String, TracingTag> customTags();

    /** Returns the service that receives the traces; {@code null} if it is not set. */
    @Nullable
    TracingProvider provider();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Tracing}. Not thread-safe. */
    final class Builder extends ImmutableTracing.Builder {
        Builder() {}
    }
}
