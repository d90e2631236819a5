/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text with well-known members that a server may extend at any time; what an enum would be if servers never changed.
 *
 * <p>A value that this library does not know is kept as it came and written back unchanged. Two values are equal when
 * they are of one type and have the same text. Immutable and thread-safe.
 */
public abstract class OpenValue {

    private final String value;

    /**
     * Wraps the text.
     *
     * @param value the text as the server writes it
     */
    protected OpenValue(String value) {
        this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * The text as the server writes it.
     *
     * @return the text
     */
    @JsonValue
    public final String value() {
        return value;
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // two types may share a text and still mean different things
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
