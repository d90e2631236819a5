/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.profile;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files from which Prefect 3.x reads settings, in order of precedence: {@code .env}, {@code prefect.toml} and
 * {@code pyproject.toml} of a directory, then a profile. Prefect 2.20 reads only the profile. Immutable and thread-safe.
 */
public final class LocalSettings {

    private static final String PROFILE = "PREFECT_PROFILE";
    private static final String PROFILES_PATH = "PREFECT_PROFILES_PATH";
    private static final String HOME = "PREFECT_HOME";

    private final Map<String, String> environment;
    private final Map<String, Map<String, String>> files;

    private LocalSettings(Map<String, String> environment, Map<String, Map<String, String>> files) {
        this.environment = environment;
        this.files = files;
    }

    /**
     * Reads the files of the working directory of this process.
     *
     * @return the settings
     * @throws UsageException if a file cannot be read
     */
    public static LocalSettings fromEnvironment() {
        return read(System.getenv(), Path.of(""));
    }

    /**
     * Reads the files of a directory.
     *
     * @param environment environment variables, which name the profile and its file
     * @param directory the directory
     * @return the settings
     * @throws UsageException if a file cannot be read
     */
    public static LocalSettings read(Map<String, String> environment, Path directory) {
        Map<String, Map<String, String>> files = new LinkedHashMap<>();
        String variables = TomlFile.text(directory.resolve(".env"));
        files.put(".env", variables == null ? Map.of() : EnvFile.parse(variables));
        files.put("prefect.toml", flat(TomlFile.read(directory.resolve("prefect.toml"))));
        files.put(
                "pyproject.toml",
                flat(TomlFile.read(directory.resolve("pyproject.toml"))
                        .path("tool")
                        .path("prefect")));
        return new LocalSettings(Map.copyOf(environment), files);
    }

    /**
     * Returns the profiles: those of the file {@code PREFECT_PROFILES_PATH}, else of {@code profiles.toml} in {@code PREFECT_HOME},
     * else in {@code ~/.prefect}.
     *
     * @return the profiles
     */
    public Profiles profiles() {
        String path = variable(PROFILES_PATH);
        if (!path.isBlank()) {
            return Profiles.of(inHome(path));
        }
        String home = environment.getOrDefault(HOME, "");
        return Profiles.of(inHome(home.isBlank() ? "~/.prefect" : home).resolve("profiles.toml"));
    }

    /**
     * Adds the values of the files to settings. Without a name, the profile is that of {@code PREFECT_PROFILE}, else the active one;
     * as in Prefect, it is left out if the file does not contain it.
     *
     * @param settings receives the values
     * @param profile name of the profile, or {@code null}
     * @throws UsageException if the profile of the given name does not exist, or the file cannot be read
     */
    public void addTo(Settings.Builder settings, @Nullable String profile) {
        files.forEach(settings::file);
        Profiles profiles = profiles();
        String name = profile == null ? environment.getOrDefault(PROFILE, "") : profile;
        String wanted = name.isBlank() ? profiles.active() : name;
        if (profile != null) {
            settings.profile(profile, profiles.read(profile).settings());
        } else if (wanted != null) {
            profiles.list().stream()
                    .filter(each -> each.name().equals(wanted))
                    .forEach(each -> settings.profile(each.name(), each.settings()));
        }
    }

    private String variable(String name) {
        String value = environment.getOrDefault(name, "");
        for (Map<String, String> file : files.values()) {
            value = value.isBlank() ? file.getOrDefault(name, "") : value;
        }
        return value;
    }

    private Path inHome(String path) {
        if (!path.startsWith("~")) {
            return Path.of(path);
        }
        String home = environment.getOrDefault("HOME", "");
        return Path.of((home.isBlank() ? System.getProperty("user.home", "") : home) + path.substring(1));
    }

    /** Returns the members of a document by the names of their environment variables: {@code api.url} is PREFECT_API_URL. */
    private static Map<String, String> flat(JsonNode document) {
        Map<String, String> values = new HashMap<>();
        flatten("PREFECT", document, values);
        return values;
    }

    private static void flatten(String prefix, JsonNode table, Map<String, String> values) {
        table.properties().forEach(entry -> {
            String name = prefix + "_" + entry.getKey().toUpperCase(Locale.ROOT);
            values.put(name, TomlFile.value(entry.getValue()));
            if (entry.getValue().isObject()) {
                flatten(name, entry.getValue(), values);
            }
        });
    }
}
