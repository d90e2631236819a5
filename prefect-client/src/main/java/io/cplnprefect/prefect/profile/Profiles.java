/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.error.UsageException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The profiles of Prefect in a {@code profiles.toml}, as the {@code prefect profile} and {@code prefect config} commands of both
 * generations read and write them. The file is read by each method. A change replaces the file as a whole, readable by its owner
 * only, and keeps comments, other profiles, and settings that this library does not know. Of two changes that are made by two
 * processes at once, one may be lost.
 *
 * <p>The profiles that Prefect supplies itself, such as {@code ephemeral} and {@code local}, are not in the file.
 *
 * <p>Every method throws {@link UsageException} if the file cannot be read or written or is not valid TOML. Thread-safe.
 */
public final class Profiles {

    private static final Pattern SETTING_NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

    private final Path file;

    private Profiles(Path file) {
        this.file = file;
    }

    /**
     * Returns the profiles of a file.
     *
     * @param file the file, which need not exist
     * @return the profiles
     */
    public static Profiles of(Path file) {
        return new Profiles(file);
    }

    /**
     * Returns the profiles that the {@code prefect} command uses in the working directory of this process: those of
     * {@code PREFECT_PROFILES_PATH}, else of {@code profiles.toml} in {@code PREFECT_HOME}, else in {@code ~/.prefect}.
     *
     * @return the profiles
     */
    public static Profiles fromEnvironment() {
        return LocalSettings.fromEnvironment().profiles();
    }

    /**
     * Returns the file.
     *
     * @return the file, which need not exist
     */
    public Path file() {
        return file;
    }

    /**
     * Returns all profiles of the file.
     *
     * @return the profiles, in the order of the file
     */
    public List<Profile> list() {
        List<Profile> profiles = new ArrayList<>();
        TomlFile.read(file)
                .path("profiles")
                .properties()
                .forEach(entry -> profiles.add(profile(entry.getKey(), entry.getValue())));
        return profiles;
    }

    /**
     * Returns the name of the active profile, which is used unless {@code PREFECT_PROFILE} names another one.
     *
     * @return the name, or {@code null} if the file names none; the file need not contain that profile
     */
    public @Nullable String active() {
        String name = TomlFile.read(file).path("active").asText();
        return name.isEmpty() ? null : name;
    }

    /**
     * Returns a profile.
     *
     * @param name name of the profile
     * @return the profile
     * @throws UsageException if there is no such profile
     */
    public Profile read(String name) {
        return profile(name, existing(TomlFile.read(file), name));
    }

    /**
     * Creates a profile.
     *
     * @param name name of the profile, not blank
     * @param settings values by name of the setting
     * @throws UsageException if the name is taken or blank, or the name of a setting is invalid
     */
    public void create(String name, Map<String, String> settings) {
        settings.keySet().forEach(Profiles::requireSetting);
        ObjectNode document = TomlFile.read(file);
        requireFree(document, name);
        ObjectNode profile = document.withObjectProperty("profiles").putObject(name);
        settings.forEach(profile::put);
        change(name, document, text -> text.add(name, settings));
    }

    /**
     * Makes a profile the active one.
     *
     * @param name name of the profile
     * @throws UsageException if there is no such profile
     */
    public void use(String name) {
        ObjectNode document = TomlFile.read(file);
        existing(document, name);
        change(name, document.put("active", name), text -> text.activate(name));
    }

    /**
     * Sets and removes settings of a profile in one change.
     *
     * @param name name of the profile
     * @param set new values by name of the setting
     * @param unset names of settings to remove; those that are not set are ignored
     * @throws UsageException if there is no such profile, or the name of a setting is invalid
     */
    public void update(String name, Map<String, String> set, List<String> unset) {
        set.keySet().forEach(Profiles::requireSetting);
        ObjectNode document = TomlFile.read(file);
        ObjectNode profile = existing(document, name);
        set.forEach(profile::put);
        profile.remove(unset);
        change(name, document, text -> {
            set.forEach((setting, value) -> text.set(name, setting, value));
            unset.forEach(setting -> text.unset(name, setting));
        });
    }

    /**
     * Sets a setting of a profile.
     *
     * @param name name of the profile
     * @param setting name of the setting, such as {@code PREFECT_API_URL}
     * @param value the value
     * @throws UsageException if there is no such profile, or the name of the setting is invalid
     */
    public void set(String name, String setting, String value) {
        update(name, Map.of(setting, value), List.of());
    }

    /**
     * Removes a setting of a profile. Has no effect if it is not set.
     *
     * @param name name of the profile
     * @param setting name of the setting
     * @throws UsageException if there is no such profile
     */
    public void unset(String name, String setting) {
        update(name, Map.of(), List.of(setting));
    }

    /**
     * Renames a profile. If it is the active one, it stays active.
     *
     * @param name name of the profile
     * @param newName its new name, not blank
     * @throws UsageException if there is no such profile, or the new name is taken or blank
     */
    public void rename(String name, String newName) {
        ObjectNode document = TomlFile.read(file);
        JsonNode profile = existing(document, name);
        requireFree(document, newName);
        document.withObjectProperty("profiles").remove(name);
        document.withObjectProperty("profiles").set(newName, profile);
        boolean active = document.path("active").asText().equals(name);
        if (active) {
            document.put("active", newName);
        }
        change(name, document, text -> {
            text.rename(name, newName);
            if (active) {
                text.activate(newName);
            }
        });
    }

    /**
     * Deletes a profile. If it is the active one, no profile is active afterwards.
     *
     * @param name name of the profile
     * @throws UsageException if there is no such profile
     */
    public void delete(String name) {
        ObjectNode document = TomlFile.read(file);
        existing(document, name);
        document.withObjectProperty("profiles").remove(name);
        boolean active = document.path("active").asText().equals(name);
        if (active) {
            document.remove("active");
        }
        change(name, document, text -> {
            text.delete(name);
            if (active) {
                text.deactivate();
            }
        });
    }

    private void change(String name, ObjectNode expected, Consumer<ProfileText> change) {
        String before = TomlFile.text(file);
        ProfileText text = new ProfileText(before == null ? "" : before);
        change.accept(text);
        String after = text.toString();
        ObjectNode written = TomlFile.line(after);
        if (written == null || !withoutEmptyTable(written).equals(withoutEmptyTable(expected))) {
            throw new UsageException("Cannot change profile '" + name + "' in " + file
                    + ": it is not written as one table [profiles." + name
                    + "] with one setting per line, or was changed at the same time. Change the file in an editor.");
        }
        OwnerFile.write(file, after);
    }

    /** A document whose last profile was deleted has no table of profiles. */
    private static JsonNode withoutEmptyTable(ObjectNode document) {
        return document.path("profiles").isEmpty() ? document.deepCopy().without("profiles") : document;
    }

    private static Profile profile(String name, JsonNode settings) {
        Map<String, String> values = new LinkedHashMap<>();
        settings.properties().forEach(entry -> values.put(entry.getKey(), TomlFile.value(entry.getValue())));
        return new Profile(name, values);
    }

    private ObjectNode existing(ObjectNode document, String name) {
        if (document.path("profiles").get(name) instanceof ObjectNode profile) {
            return profile;
        }
        List<String> names = new ArrayList<>();
        document.path("profiles").fieldNames().forEachRemaining(names::add);
        throw new UsageException("Unknown profile '" + name + "' in " + file + ": expected one of " + names
                + ". Create it first, or set PREFECT_PROFILE to one of these.");
    }

    private void requireFree(ObjectNode document, String name) {
        if (name.isBlank()) {
            throw new UsageException("Invalid name of a profile: it is blank. Choose a name.");
        }
        if (document.path("profiles").has(name)) {
            throw new UsageException("The profile '" + name + "' in " + file
                    + " already exists. Choose another name, or delete it first.");
        }
    }

    private static void requireSetting(String name) {
        if (!SETTING_NAME.matcher(name).matches()) {
            throw new UsageException("Invalid setting '" + name
                    + "': expected the name of an environment variable, such as PREFECT_API_URL.");
        }
    }
}
