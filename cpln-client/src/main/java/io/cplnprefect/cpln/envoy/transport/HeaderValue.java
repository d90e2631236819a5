/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.transport;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A header that the proxy adds. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = HeaderValue.Builder.class)
public interface HeaderValue extends Extensible {

    /** Returns the name; {@code null} if it is not set. */
    @Nullable
    String key();

    /** Returns the value; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String value();

    /** Returns the value in Base64; exclusive with the value; {@code null} if it is not set. */
    @JsonProperty("raw_value")
    @Value.Redacted
    @Nullable
    Object rawValue();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link HeaderValue}. Not thread-safe. */
    final class Builder extends ImmutableHeaderValue.Builder {
        Builder() {}
    }
}
