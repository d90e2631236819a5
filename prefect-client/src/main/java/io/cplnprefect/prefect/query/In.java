/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collection;
import java.util.List;

/**
 * A filter that selects what has one of some values.
 *
 * @param values the values; without values nothing is selected
 * @param <T> type of the values
 */
public record In<T>(@JsonProperty("any_") List<T> values) {

    /** Returns a filter that selects values; without values it selects nothing. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T> In<T> any(T... values) {
        return any(List.of(values));
    }

    /** Returns a filter that selects values; without values it selects nothing. */
    public static <T> In<T> any(Collection<? extends T> values) {
        return new In<>(List.copyOf(values));
    }
}
