/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.setting;

import org.jspecify.annotations.Nullable;

/**
 * A setting, identified by its name as an environment variable and in profile files. Immutable and thread-safe.
 *
 * @param name name, e.g. {@code PREFECT_API_URL}
 * @param meaning what it is, in a few words, for error messages
 * @param secret whether its value is masked where it is shown
 * @param defaultValue the value if it is not set, or {@code null} for none
 */
public record Setting(
        String name,
        String meaning,
        boolean secret,
        @Nullable String defaultValue) {

    /**
     * Returns a setting without a default.
     *
     * @param name name
     * @param meaning what it is
     * @return the setting
     */
    public static Setting of(String name, String meaning) {
        return new Setting(name, meaning, false, null);
    }

    /**
     * Returns a setting with a default.
     *
     * @param name name
     * @param meaning what it is
     * @param defaultValue value if it is not set
     * @return the setting
     */
    public static Setting of(String name, String meaning, String defaultValue) {
        return new Setting(name, meaning, false, defaultValue);
    }

    /**
     * Returns a setting whose value is never shown.
     *
     * @param name name
     * @param meaning what it is
     * @return the setting
     */
    public static Setting secret(String name, String meaning) {
        return new Setting(name, meaning, true, null);
    }
}
