/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An OpenTelemetry collector as the target of logs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = OpenTelemetryLogging.Builder.class)
public interface OpenTelemetryLogging extends Extensible {

    /** Returns the address of the collector; {@code null} if it is not set. */
    @Nullable
    String endpoint();

    /** Returns the headers of the requests, by name. */
    @Value.Redacted
    Map<String, @AllowNulls String> headers();

    /** Returns the link of an opaque secret whose text is the value of the {@code Authorization} header; {@code null} if it is not set. */
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

    /** A builder of {@link OpenTelemetryLogging}. Not thread-safe. */
    final class Builder extends ImmutableOpenTelemetryLogging.Builder {
        Builder() {}
    }
}
