/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import org.jspecify.annotations.Nullable;

/**
 * A difference between a deployment and its description. Credentials are masked. Immutable.
 *
 * @param field path of the field, such as {@code work_pool.job_variables.image}
 * @param before the value on the server, or {@code null} for none
 * @param after the described value, or {@code null} for none
 */
public record FieldDifference(
        String field, @Nullable String before, @Nullable String after) {

    /** Returns the difference as {@code field: before -> after}. */
    @Override
    public String toString() {
        return field + ": " + shown(before) + " -> " + shown(after);
    }

    private static String shown(@Nullable String value) {
        return value == null ? "(none)" : value;
    }
}
