/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.setting;

import io.cplnprefect.core.error.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values of settings, each with its source.
 *
 * <p>The sources have this order of precedence; blank values are ignored: explicit, environment, files, profile, default.
 * Immutable and thread-safe.
 */
public final class Settings {

    private static final String EXPLICIT = "explicit";
    private static final String ENVIRONMENT = "environment";
    private static final String DEFAULT = "default";
    private static final String UNSET = "not set";

    private final Map<String, Map<String, String>> sources;

    private Settings(Map<String, Map<String, String>> sources) {
        this.sources = sources;
    }

    /**
     * Returns a builder that has the environment of this process.
     *
     * @return a builder
     */
    public static Builder fromEnvironment() {
        return builder().environment(System.getenv());
    }

    /**
     * Returns a builder without any source.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the value of a setting.
     *
     * @param setting the setting
     * @return its value, or {@code null} if it is not set and has no default
     */
    public @Nullable String get(Setting setting) {
        return sourced(setting).value();
    }

    /**
     * Returns the value of a required setting.
     *
     * @param setting the setting
     * @return its value
     * @throws UsageException if it is not set; the message says how to set it
     */
    public String require(Setting setting) {
        String value = get(setting);
        if (value == null) {
            throw new UsageException(missing(setting));
        }
        return value;
    }

    /**
     * Checks that required settings are set.
     *
     * @param settings the required settings
     * @throws UsageException if any is not set; it reports all of them
     */
    public void requireAll(Setting... settings) {
        List<String> missing = new ArrayList<>();
        for (Setting setting : settings) {
            if (get(setting) == null) {
                missing.add(missing(setting));
            }
        }
        if (!missing.isEmpty()) {
            throw new UsageException(missing);
        }
    }

    /**
     * Returns the value of a setting with its source.
     *
     * @param setting the setting
     * @return value and source
     */
    public Sourced sourced(Setting setting) {
        for (Map.Entry<String, Map<String, String>> source : sources.entrySet()) {
            String value = source.getValue().get(setting.name());
            if (value != null && !value.isBlank()) {
                return new Sourced(setting, value.strip(), source.getKey());
            }
        }
        String value = setting.defaultValue();
        return new Sourced(setting, value, value == null ? UNSET : DEFAULT);
    }

    /**
     * Returns these settings with another value of one setting, which takes precedence over every source.
     *
     * @param setting the setting
     * @param value its value
     * @return a copy
     */
    public Settings with(Setting setting, String value) {
        Map<String, Map<String, String>> changed = new LinkedHashMap<>(sources);
        Map<String, String> explicit = new LinkedHashMap<>(sources.getOrDefault(EXPLICIT, Map.of()));
        explicit.put(setting.name(), value);
        changed.put(EXPLICIT, Map.copyOf(explicit));
        return new Settings(changed);
    }

    private static String missing(Setting setting) {
        return "Missing setting " + setting.name() + ": " + setting.meaning()
                + ". Set the environment variable, or the option of the client's builder.";
    }

    /**
     * A value and its source. Printing it masks a secret.
     *
     * @param setting the setting
     * @param value its value, or {@code null}
     * @param source {@code explicit}, {@code environment}, the name of a file, {@code profile NAME}, {@code default} or
     *     {@code not set}
     */
    public record Sourced(Setting setting, @Nullable String value, String source) {
        @Override
        public String toString() {
            String shown = value == null ? "" : setting.secret() ? Secret.MASK : value;
            return setting.name() + "=" + shown + " (" + source + ")";
        }
    }

    /** A builder of {@link Settings}. Not thread-safe. */
    public static final class Builder {
        private final Map<String, String> explicit = new LinkedHashMap<>();
        private Map<String, String> environment = Map.of();
        private final Map<String, Map<String, String>> files = new LinkedHashMap<>();
        private String profileName = "";
        private Map<String, String> profile = Map.of();

        private Builder() {}

        /**
         * Sets a value that takes precedence over every other source.
         *
         * @param setting the setting
         * @param value its value; {@code null} for the value of the other sources
         * @return this
         */
        public Builder set(Setting setting, @Nullable String value) {
            if (value != null) {
                explicit.put(setting.name(), value);
            }
            return this;
        }

        /**
         * Sets the environment variables.
         *
         * @param variables names and values
         * @return this
         */
        public Builder environment(Map<String, String> variables) {
            this.environment = Map.copyOf(variables);
            return this;
        }

        /**
         * Adds the values of a file, such as one of the working directory. Files that are added before take precedence over it.
         *
         * @param name name of the file, which is shown as the source
         * @param values names and values
         * @return this
         */
        public Builder file(String name, Map<String, String> values) {
            files.put(name, Map.copyOf(values));
            return this;
        }

        /**
         * Sets the values of a profile file.
         *
         * @param name name of the profile, which is shown as the source
         * @param values names and values
         * @return this
         */
        public Builder profile(String name, Map<String, String> values) {
            this.profileName = name;
            this.profile = Map.copyOf(values);
            return this;
        }

        /**
         * Returns the settings.
         *
         * @return settings
         */
        public Settings build() {
            Map<String, Map<String, String>> sources = new LinkedHashMap<>();
            sources.put(EXPLICIT, Map.copyOf(explicit));
            sources.put(ENVIRONMENT, environment);
            sources.putAll(files);
            sources.put("profile " + profileName, profile);
            return new Settings(sources);
        }
    }
}
