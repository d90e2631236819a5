/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.variable;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Change;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a variable. An attribute that is not set leaves its member unchanged. Data is left out of {@code
 * toString()}, because it may be secret. Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableVariableUpdate.class)
public interface VariableUpdate {

    /**
     * Returns the name.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    String name();

    /** Returns the change of the value, as a plain Java value: a text in 2.20, any JSON in 3.x. */
    @Value.Redacted
    @Value.Default
    default Change<Object> value() {
        return Change.unchanged();
    }

    /**
     * Returns the tags; they replace all present ones.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    List<String> tags();

    /** Returns a builder of an update that changes nothing. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VariableUpdate}. Not thread-safe. */
    final class Builder extends ImmutableVariableUpdate.Builder {
        Builder() {}

        /**
         * Sets the value, as a plain Java value: a text in 2.20, any JSON in 3.x.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder value(Object value) {
            return value(Change.to(value));
        }

        /**
         * Clears the value.
         *
         * @return this
         */
        public Builder clearValue() {
            return value(Change.clear());
        }
    }
}
