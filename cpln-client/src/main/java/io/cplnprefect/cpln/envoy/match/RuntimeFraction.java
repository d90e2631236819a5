/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A share of requests that can be changed at run time. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RuntimeFraction.Builder.class)
public interface RuntimeFraction extends Extensible {

    /** Returns the share; {@code null} if it is not set. */
    @JsonProperty("default_value")
    @Nullable
    Fraction defaultValue();

    /** Returns the key under which the share can be changed; {@code null} if it is not set. */
    @JsonProperty("runtime_key")
    @Nullable
    String runtimeKey();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RuntimeFraction}. Not thread-safe. */
    final class Builder extends ImmutableRuntimeFraction.Builder {
        Builder() {}
    }
}
