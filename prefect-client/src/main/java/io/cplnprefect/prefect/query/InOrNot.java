/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter that selects what has one of some values, or none of them.
 *
 * @param anyOf values to select, or {@code null}
 * @param noneOf values to exclude, or {@code null}
 * @param <T> type of the values
 */
public record InOrNot<T>(
        @JsonProperty("any_") @Nullable List<T> anyOf,
        @JsonProperty("not_any_") @Nullable List<T> noneOf) {

    /** Returns a filter that selects values; without values it selects nothing. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> InOrNot<T> any(T... values) {
        return any(List.of(values));
    }

    /** Returns a filter that selects values; without values it selects nothing. */
    public static <T> InOrNot<T> any(Collection<? extends T> values) {
        return new InOrNot<>(List.copyOf(values), null);
    }

    /** Returns a filter that excludes values. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> InOrNot<T> notAny(T... values) {
        return notAny(List.of(values));
    }

    /** Returns a filter that excludes values. */
    public static <T> InOrNot<T> notAny(Collection<? extends T> values) {
        return new InOrNot<>(null, List.copyOf(values));
    }
}
