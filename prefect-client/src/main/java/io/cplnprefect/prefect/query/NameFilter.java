/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter of names.
 *
 * @param anyOf names to select, or {@code null}
 * @param like text that the name contains in any case, or {@code null}; {@code %} and {@code _} are wildcards
 */
public record NameFilter(
        @JsonProperty("any_") @Nullable List<String> anyOf,
        @JsonProperty("like_") @Nullable String like) {

    /** Returns a filter that selects names; without names it selects nothing. */
    public static NameFilter any(String... names) {
        return new NameFilter(List.of(names), null);
    }

    /** Returns a filter of names that contain a text in any case; {@code %} and {@code _} are wildcards. */
    public static NameFilter like(String text) {
        return new NameFilter(null, text);
    }
}
