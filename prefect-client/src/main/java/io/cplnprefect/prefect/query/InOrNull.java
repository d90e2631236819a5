/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter that selects what has one of some values, or what has no value.
 *
 * @param anyOf values to select, or {@code null}
 * @param missing {@code true} for no value, {@code false} for any, or {@code null}
 * @param operator how the conditions are combined, or {@code null} for {@link Operator#AND}
 * @param <T> type of the values
 */
public record InOrNull<T>(
        @JsonProperty("any_") @Nullable List<T> anyOf,
        @JsonProperty("is_null_") @Nullable Boolean missing,
        @Nullable Operator operator) {

    /** Returns a filter that selects values; without values it selects nothing. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> InOrNull<T> any(T... values) {
        return any(List.of(values));
    }

    /** Returns a filter that selects values; without values it selects nothing. */
    public static <T> InOrNull<T> any(Collection<? extends T> values) {
        return new InOrNull<>(List.copyOf(values), null, null);
    }

    /** Returns a filter that selects what has no value or, with {@code false}, what has one. */
    public static <T> InOrNull<T> isNull(boolean isNull) {
        return new InOrNull<>(null, isNull, null);
    }

    /** Returns a filter that selects values, and what has no value. */
    public static <T> InOrNull<T> anyOrNull(Collection<? extends T> values) {
        return new InOrNull<>(List.copyOf(values), true, Operator.OR);
    }
}
