/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter of names by their first characters.
 *
 * @param anyOf names to select, or {@code null}
 * @param prefixes first characters of names to select, or {@code null}
 */
public record InOrPrefix(
        @JsonProperty("any_") @Nullable List<String> anyOf,
        @JsonProperty("startswith_") @Nullable List<String> prefixes) {

    /** Returns a filter that selects names; without names it selects nothing. */
    public static InOrPrefix any(String... names) {
        return new InOrPrefix(List.of(names), null);
    }

    /** Returns a filter of names that begin with one of some texts. */
    public static InOrPrefix prefix(String... prefixes) {
        return new InOrPrefix(null, List.of(prefixes));
    }
}
