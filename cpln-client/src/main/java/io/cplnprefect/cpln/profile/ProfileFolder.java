/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.internal.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder in which the {@code cpln} client keeps its profiles. Nothing is written to it. Immutable and thread-safe. */
public final class ProfileFolder {

    private static final String SUFFIX = ".json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Path profiles;

    private ProfileFolder(Path root) {
        this.profiles = root.resolve("profiles");
    }

    /**
     * Returns the folder with a root.
     *
     * @param root the folder that contains {@code profiles}, such as {@code ~/.config/cpln}
     * @return the folder, which need not exist
     */
    public static ProfileFolder of(Path root) {
        return new ProfileFolder(root);
    }

    /**
     * Returns the folder that the {@code cpln} client uses: {@code CPLN_HOME}, else {@code cpln} in {@code XDG_CONFIG_HOME}, else
     * {@code .config/cpln} in {@code HOME} or {@code USERPROFILE}.
     *
     * @param environment environment variables
     * @return the folder, which need not exist
     * @throws UsageException if no variable is set
     */
    public static ProfileFolder of(Map<String, String> environment) {
        String root = environment.getOrDefault("CPLN_HOME", "");
        if (!root.isBlank()) {
            return of(Path.of(root));
        }
        String config = environment.getOrDefault("XDG_CONFIG_HOME", "");
        if (!config.isBlank()) {
            return of(Path.of(config, "cpln"));
        }
        String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
        if (home.isBlank()) {
            throw new UsageException("No folder of cpln profiles: set CPLN_HOME, XDG_CONFIG_HOME or HOME.");
        }
        return of(Path.of(home, ".config", "cpln"));
    }

    /**
     * Reads a profile.
     *
     * @param name name of the profile
     * @return the profile
     * @throws UsageException if the name is invalid, or there is no such profile, or it cannot be read
     */
    public Profile read(String name) {
        Path file = profiles.resolve(Names.require("profile", name) + SUFFIX);
        if (!Files.exists(file)) {
            throw new UsageException("Unknown profile '" + name + "': there is no " + file
                    + ". Set CPLN_PROFILE to the name of a profile, or create it with 'cpln profile create'.");
        }
        try {
            JsonNode document = MAPPER.readTree(Files.readString(file));
            return Profile.of(name, document);
        } catch (JsonProcessingException e) {
            // The message of the parser would contain a part of the file, which has tokens.
            throw new UsageException(
                    "Invalid profile " + file + ": it is not valid JSON. Create it again with 'cpln profile create'.");
        } catch (IOException e) {
            throw new UsageException("Cannot read the profile " + file + ": " + e.getMessage(), e);
        }
    }

    /**
     * Reads the profile that the {@code cpln} client would use without an option: the default one, else the only one.
     *
     * @return the profile, or {@code null} if there is no default and not exactly one profile
     * @throws UsageException if the default does not exist or cannot be read
     */
    public @Nullable Profile readDefault() {
        Path marker = profiles.resolve("default");
        try {
            if (Files.exists(marker)) {
                return read(Files.readString(marker).strip());
            }
            List<String> names = names();
            return names.size() == 1 ? read(names.get(0)) : null;
        } catch (IOException e) {
            throw new UsageException("Cannot read the profiles in " + profiles + ": " + e.getMessage(), e);
        }
    }

    private List<String> names() throws IOException {
        if (!Files.isDirectory(profiles)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(profiles)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .sorted()
                    .toList();
        }
    }
}
