/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An environment variable of a container. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = EnvironmentVariable.Builder.class)
public interface EnvironmentVariable extends Extensible {

    /** Returns the name. */
    String name();

    /** Returns the value: a text, or a reference such as {@code cpln://secret/NAME.KEY}; {@code null} if it is not set. */
    @Value.Redacted
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    String value();

    /**
     * Returns a variable with a value.
     *
     * @param name the name
     * @param value the value
     * @return a variable
     */
    static EnvironmentVariable of(String name, String value) {
        return builder().name(name).value(value).build();
    }

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EnvironmentVariable}. Not thread-safe. */
    final class Builder extends ImmutableEnvironmentVariable.Builder {
        Builder() {}
    }
}
