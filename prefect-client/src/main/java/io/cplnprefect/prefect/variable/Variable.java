/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.variable;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A variable. Its value does not show in {@code toString()}, since it may be secret. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableVariable.class)
public interface Variable extends Extensible {

    /** Id of the variable. */
    UUID id();

    /** When it was made. */
    @Nullable
    Instant created();

    /** When it was last changed. */
    @Nullable
    Instant updated();

    /** Name, unique. */
    String name();

    /** The value, plain Java values: a text in 2.20, any JSON in 3.x. */
    @Value.Redacted
    @Nullable
    Object value();

    /** Tags. */
    List<String> tags();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableVariable.Builder {
        Builder() {}
    }
}
