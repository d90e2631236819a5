/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a partial update does with one member of an object: it leaves the member unchanged, clears it, or sets it. In JSON
 * an unchanged member is absent, a cleared one is {@code null}. Immutable and thread-safe.
 *
 * @param <T> type of the member
 */
@JsonSerialize(using = Change.Serializer.class)
public final class Change<T> {

    private static final Change<?> UNCHANGED = new Change<>(null, false);
    private static final Change<?> CLEAR = new Change<>(null, true);

    private final @Nullable T value;
    private final boolean changed;

    private Change(@Nullable T value, boolean changed) {
        this.value = value;
        this.changed = changed;
    }

    /**
     * Returns a change that leaves the member as it is.
     *
     * @param <T> type of the member
     * @return the change
     */
    @SuppressWarnings("unchecked") // has no value
    public static <T> Change<T> unchanged() {
        return (Change<T>) UNCHANGED;
    }

    /**
     * Returns a change that clears the member.
     *
     * @param <T> type of the member
     * @return the change
     */
    @SuppressWarnings("unchecked") // has no value
    public static <T> Change<T> clear() {
        return (Change<T>) CLEAR;
    }

    /**
     * Returns a change that sets the member.
     *
     * @param value the value; not null
     * @param <T> type of the member
     * @return the change
     */
    public static <T> Change<T> to(T value) {
        return new Change<>(Objects.requireNonNull(value, "value"), true);
    }

    /**
     * Returns whether the member stays as it is.
     *
     * @return {@code true} if the member is absent from the request
     */
    public boolean isUnchanged() {
        return !changed;
    }

    /**
     * Returns the new value.
     *
     * @return the value, or {@code null} if the member is cleared or stays as it is
     */
    public @Nullable T value() {
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Change<?> that && changed == that.changed && Objects.equals(value, that.value);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, changed);
    }

    @Override
    public String toString() {
        return changed ? (value == null ? "clear" : value.toString()) : "unchanged";
    }

    /** Writes the value or null, and marks an unchanged member as empty, so that it is left out. */
    static final class Serializer extends StdSerializer<Change<?>> {

        private static final long serialVersionUID = 1L;

        Serializer() {
            super(Change.class, false);
        }

        @Override
        public boolean isEmpty(SerializerProvider provider, Change<?> change) {
            return change.isUnchanged();
        }

        @Override
        public void serialize(Change<?> change, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            provider.defaultSerializeValue(change.value(), generator);
        }
    }
}
