/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.artifact;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A filter of the keys of artifacts.
 *
 * @param anyOf keys to select, or {@code null}
 * @param like text that the key contains in any case, or {@code null}; {@code %} and {@code _} are wildcards
 * @param present {@code true} for any key, {@code false} for no key, or {@code null}
 */
public record KeyFilter(
        @JsonProperty("any_") @Nullable List<String> anyOf,
        @JsonProperty("like_") @Nullable String like,
        @JsonProperty("exists_") @Nullable Boolean present) {

    /** Returns a filter that selects keys; without keys it selects nothing. */
    public static KeyFilter any(String... keys) {
        return new KeyFilter(List.of(keys), null, null);
    }

    /** Returns a filter of keys that contain a text in any case; {@code %} and {@code _} are wildcards. */
    public static KeyFilter like(String text) {
        return new KeyFilter(null, text, null);
    }

    /** Returns a filter that selects what has a key or, with {@code false}, what has none. */
    public static KeyFilter exists(boolean exists) {
        return new KeyFilter(null, null, exists);
    }
}
