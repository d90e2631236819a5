/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text with well-known values that a server may extend at any time. An enum would fail on a new value.
 *
 * <p>A value that this library does not know is kept and written back unchanged. Two values are equal if they have the same
 * type and the same text. Immutable and thread-safe.
 */
public abstract class OpenValue {

    private final String value;

    /**
     * Creates a value.
     *
     * @param value the text as the server writes it
     */
    protected OpenValue(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * Returns the text as the server writes it.
     *
     * @return the text
     */
    @JsonValue
    public final String value() {
        return value;
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // values of two types with one text are different
    public final boolean equals(@Nullable Object other) {
        return other != null && other.getClass() == getClass() && ((OpenValue) other).value.equals(value);
    }

    @Override
    public final int hashCode() {
        return value.hashCode();
    }

    @Override
    public final String toString() {
        return value;
    }
}
