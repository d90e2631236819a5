/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Datadog as the target of logs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DatadogLogging.Builder.class)
public interface DatadogLogging extends Extensible {

    /** Returns the host: {@code http-intake.logs.datadoghq.com}, {@code http-intake.logs.us3.datadoghq.com}, {@code http-intake.logs.us5.datadoghq.com} or {@code http-intake.logs.datadoghq.eu}; {@code null} if it is not set. */
    @Nullable
    String host();

    /** Returns the link of an opaque secret with the key; {@code null} if it is not set. */
    @Nullable
    String credentials();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DatadogLogging}. Not thread-safe. */
    final class Builder extends ImmutableDatadogLogging.Builder {
        Builder() {}
    }
}
