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

/** A variable. Its value is left out of {@code toString()}, because it may be secret. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableVariable.class)
public interface Variable extends Extensible {

    /** Returns the id of the variable. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the unique name. */
    String name();

    /** Returns the value, as a plain Java value: a text in 2.20, any JSON in 3.x. */
    @Value.Redacted
    @Nullable
    Object value();

    /** Returns the tags. */
    List<String> tags();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Variable}. Not thread-safe. */
    final class Builder extends ImmutableVariable.Builder {
        Builder() {}
    }
}
