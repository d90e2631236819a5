/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The waits between retries, which grow exponentially. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = BackOff.Builder.class)
public interface BackOff extends Extensible {

    /** Returns the first wait; {@code null} if it is not set. */
    @JsonProperty("base_interval")
    @Nullable
    EnvoyDuration baseInterval();

    /** Returns the longest wait; ten times the first by default; {@code null} if it is not set. */
    @JsonProperty("max_interval")
    @Nullable
    EnvoyDuration maxInterval();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BackOff}. Not thread-safe. */
    final class Builder extends ImmutableBackOff.Builder {
        Builder() {}
    }
}
