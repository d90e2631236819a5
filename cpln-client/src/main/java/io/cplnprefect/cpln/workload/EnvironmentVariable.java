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
@JsonDeserialize(as = ImmutableEnvironmentVariable.class)
public interface EnvironmentVariable extends Extensible {

    /** Name. */
    String name();

    /** Value: a text, or a reference such as {@code cpln://secret/NAME.KEY}. */
    @Value.Redacted
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    String value();

    /** A variable with a value. */
    static EnvironmentVariable of(String name, String value) {
        return builder().name(name).value(value).build();
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableEnvironmentVariable.Builder {
        Builder() {}
    }
}
