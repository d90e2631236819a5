/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.setting;

import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set, by the name it has as an environment variable and in profile files.
 *
 * @param name name, e.g. {@code PREFECT_API_URL}
 * @param meaning what it is, in a few words, for messages
 * @param secret whether its value is masked wherever it is shown
 * @param defaultValue the value when nobody sets it; {@code null} for none
 */
public record Setting(
        String name,
        String meaning,
        boolean secret,
        @Nullable String defaultValue) {

    /**
     * A setting without a default.
     *
     * @param name name
     * @param meaning what it is
     * @return the setting
     */
    public static Setting of(String name, String meaning) {
        return new Setting(name, meaning, false, null);
    }

    /**
     * A setting with a default.
     *
     * @param name name
     * @param meaning what it is
     * @param defaultValue value when nobody sets it
     * @return the setting
     */
    public static Setting of(String name, String meaning, String defaultValue) {
        return new Setting(name, meaning, false, defaultValue);
    }

    /**
     * A setting whose value is never shown.
     *
     * @param name name
     * @param meaning what it is
     * @return the setting
     */
    public static Setting secret(String name, String meaning) {
        return new Setting(name, meaning, true, null);
    }
}
