/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;

/**
 * Picks what has one of some values.
 *
 * @param values the values; with none, nothing is picked
 * @param <T> type of the values
 */
public record In<T>(@JsonProperty("any_") List<T> values) {

    /** Picks these values; with no value, picks nothing. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> In<T> any(T... values) {
        return any(List.of(values));
    }

    /** Picks these values; with no value, picks nothing. */
    public static <T> In<T> any(Collection<? extends T> values) {
        return new In<>(List.copyOf(values));
    }
}
