/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.setting;

import io.cplnprefect.core.error.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of settings, each with the place it came from.
 *
 * <p>Places are asked in this order, the first that has a non-blank value wins: explicit, environment, profile, default.
 * Immutable and thread-safe.
 */
public final class Settings {

    private static final String EXPLICIT = "explicit";
    private static final String ENVIRONMENT = "environment";
    private static final String DEFAULT = "default";
    private static final String UNSET = "not set";

    private final Map<String, Map<String, String>> places;

    private Settings(Map<String, Map<String, String>> places) {
        this.places = places;
    }

    /**
     * Starts with the environment of this process.
     *
     * @return a builder
     */
    public static Builder fromEnvironment() {
        return builder().environment(System.getenv());
    }

    /**
     * Starts with no place at all.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The value of a setting.
     *
     * @param setting the setting
     * @return its value, or {@code null} when it is set nowhere and has no default
     */
    public @Nullable String get(Setting setting) {
        return sourced(setting).value();
    }

    /**
     * The value of a setting that must be there.
     *
     * @param setting the setting
     * @return its value
     * @throws UsageException when it is not set; the message says what to set
     */
    public String require(Setting setting) {
        String value = get(setting);
        if (value == null) {
            throw new UsageException(missing(setting));
        }
        return value;
    }

    /**
     * Checks that all given settings are there.
     *
     * @param settings what is needed
     * @throws UsageException when any is not; one message names all of them
     */
    public void requireAll(Setting... settings) {
        List<String> missing = new ArrayList<>();
        for (Setting setting : settings) {
            if (get(setting) == null) {
                missing.add(missing(setting));
            }
        }
        if (!missing.isEmpty()) {
            throw new UsageException(String.join("\n", missing));
        }
    }

    /**
     * The value of a setting with the place it came from.
     *
     * @param setting the setting
     * @return value and source
     */
    public Sourced sourced(Setting setting) {
        for (Map.Entry<String, Map<String, String>> place : places.entrySet()) {
            String value = place.getValue().get(setting.name());
            if (value != null && !value.isBlank()) {
                return new Sourced(setting, value.strip(), place.getKey());
            }
        }
        String value = setting.defaultValue();
        return new Sourced(setting, value, value == null ? UNSET : DEFAULT);
    }

    private static String missing(Setting setting) {
        return setting.name() + " is not set: it is " + setting.meaning()
                + ". Set the environment variable, or give it to the builder.";
    }

    /**
     * A value and where it came from. Printing it masks a secret.
     *
     * @param setting the setting
     * @param value its value, or {@code null}
     * @param source {@code explicit}, {@code environment}, {@code profile NAME}, {@code default} or {@code not set}
     */
    public record Sourced(Setting setting, @Nullable String value, String source) {
        @Override
        public String toString() {
            String shown = value == null ? "" : setting.secret() ? Secret.MASK : value;
            return setting.name() + "=" + shown + " (" + source + ")";
        }
    }

    /** Collects the places. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> explicit = new LinkedHashMap<>();
        private Map<String, String> environment = Map.of();
        private String profileName = "";
        private Map<String, String> profile = Map.of();

        private Builder() {}

        /**
         * Sets a value that wins over every other place.
         *
         * @param setting the setting
         * @param value its value; {@code null} leaves it to the other places
         * @return this
         */
        public Builder set(Setting setting, @Nullable String value) {
            if (value != null) {
                explicit.put(setting.name(), value);
            }
            return this;
        }

        /**
         * Sets the environment.
         *
         * @param variables names and values
         * @return this
         */
        public Builder environment(Map<String, String> variables) {
            this.environment = Map.copyOf(variables);
            return this;
        }

        /**
         * Sets the values of a profile file.
         *
         * @param name name of the profile, shown as the source
         * @param values names and values
         * @return this
         */
        public Builder profile(String name, Map<String, String> values) {
            this.profileName = name;
            this.profile = Map.copyOf(values);
            return this;
        }

        /**
         * The settings of these places.
         *
         * @return settings
         */
        public Settings build() {
            Map<String, Map<String, String>> places = new LinkedHashMap<>();
            places.put(EXPLICIT, Map.copyOf(explicit));
            places.put(ENVIRONMENT, environment);
            places.put("profile " + profileName, profile);
            return new Settings(places);
        }
    }
}
