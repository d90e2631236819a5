/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A filter of the level of log lines.
 *
 * @param lowest lowest level, or {@code null}
 * @param highest highest level, or {@code null}
 */
public record LevelRange(
        @JsonProperty("ge_") @Nullable Integer lowest,
        @JsonProperty("le_") @Nullable Integer highest) {

    /** Returns a filter that selects a level and all above it. */
    public static LevelRange atLeast(int level) {
        return new LevelRange(level, null);
    }
}
