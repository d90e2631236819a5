/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.apply;

import org.jspecify.annotations.Nullable;

/**
 * A field that an update changes. Immutable. The data of secrets and the values of variables are masked.
 *
 * @param path path of the field
 * @param before the stored value as JSON, shortened; {@code null} if the field is not set
 * @param after the new value as JSON, shortened; {@code null} if the field is removed
 */
public record FieldChange(
        String path, @Nullable String before, @Nullable String after) {

    /**
     * Returns the change in one line.
     *
     * @return such as {@code spec.type: "standard" -> "serverless"}
     */
    @Override
    public String toString() {
        if (before == null) {
            return path + ": set to " + after;
        }
        return after == null ? path + ": removed, was " + before : path + ": " + before + " -> " + after;
    }
}
