/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.variable;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A request that creates a variable. Its value is left out of {@code toString()}, because it may be secret. Immutable
 * and thread-safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableVariableCreate.class)
public interface VariableCreate {

    /** Returns the name, unique, of lower-case letters, digits and underscores; 3.x also accepts dashes. */
    String name();

    /** Returns the value, as a plain Java value: a text in 2.20, any JSON in 3.x. */
    @Value.Redacted
    Object value();

    /** Returns the tags. */
    @Nullable
    List<String> tags();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VariableCreate}. Not thread-safe. */
    final class Builder extends ImmutableVariableCreate.Builder {
        Builder() {}
    }
}
