/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.profile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.prefect.settings.PrefectSettings;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import io.cplnprefect.testkit.realprefect.RealPrefect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Profiles that are written by this library and by Prefect itself, each read by the other. */
final class ProfilesIT {

    /** Prints the profiles and the settings in use, then changes the active profile. */
    private static final String SCRIPT = """
        import json, sys
        from prefect.settings import PREFECT_API_KEY, PREFECT_API_URL, PREFECT_LOGGING_LEVEL
        from prefect.settings import load_profiles, update_current_profile
        from prefect.context import use_profile
        profiles = load_profiles()
        def text(value):
            return value.get_secret_value() if hasattr(value, "get_secret_value") else str(value)
        with use_profile(profiles.active_name, include_current_context=False):
            print(json.dumps({
                "active": profiles.active_name,
                "names": sorted(profiles.names),
                "url": PREFECT_API_URL.value(),
                "key": text(PREFECT_API_KEY.value()),
                "level": PREFECT_LOGGING_LEVEL.value(),
            }))
            update_current_profile({PREFECT_LOGGING_LEVEL: "ERROR"})
        """;

    private static final String KEY = "a\\\"b'c#d \u00e9";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @ParameterizedTest
    @EnumSource(PrefectRelease.class)
    void profiles_writtenByEither_areReadByTheOther(PrefectRelease release) throws Exception {
        Path file = folder.resolve("profiles.toml");
        Profiles profiles = Profiles.of(file);
        profiles.create("old", Map.of());
        profiles.create("the cluster.1", Map.of("PREFECT_API_URL", "http://cluster/api"));
        profiles.create("other", Map.of("PREFECT_API_URL", "http://other/api"));
        profiles.use("the cluster.1");
        profiles.set("the cluster.1", "PREFECT_API_KEY", KEY);
        profiles.set("the cluster.1", "PREFECT_LOGGING_LEVEL", "WARNING");
        profiles.rename("old", "older");

        JsonNode seen = python(release, file);
        assertThat(seen.path("active").asText()).isEqualTo("the cluster.1");
        assertThat(seen.path("names"))
                .extracting(JsonNode::asText)
                .contains("older", "other", "the cluster.1")
                .doesNotContain("old");
        assertThat(seen.path("url").asText()).isEqualTo("http://cluster/api");
        assertThat(seen.path("key").asText()).isEqualTo(KEY);
        assertThat(seen.path("level").asText()).isEqualTo("WARNING");

        assertThat(profiles.active()).isEqualTo("the cluster.1");
        assertThat(profiles.read("the cluster.1").settings())
                .containsOnly(
                        Map.entry("PREFECT_API_URL", "http://cluster/api"),
                        Map.entry("PREFECT_API_KEY", KEY),
                        Map.entry("PREFECT_LOGGING_LEVEL", "ERROR"));
        profiles.unset("the cluster.1", "PREFECT_LOGGING_LEVEL");
        profiles.delete("other");
        Settings.Builder settings = Settings.builder();
        LocalSettings.read(Map.of("PREFECT_PROFILES_PATH", file.toString()), folder)
                .addTo(settings, null);
        assertThat(settings.build().get(PrefectSettings.API_KEY)).isEqualTo(KEY);
        assertThat(profiles.list()).extracting(Profile::name).containsExactlyInAnyOrder("older", "the cluster.1");
    }

    private JsonNode python(PrefectRelease release, Path profiles) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        ProcessBuilder process = new ProcessBuilder(
                        RealPrefect.shared(release).bin().resolve("python").toString(), "-c", SCRIPT)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(errors.toFile());
        Map<String, String> environment = new LinkedHashMap<>(process.environment());
        environment.keySet().removeIf(name -> name.startsWith("PREFECT_"));
        process.environment().clear();
        process.environment().putAll(environment);
        process.environment().put("PREFECT_HOME", folder.toString());
        process.environment().put("PREFECT_PROFILES_PATH", profiles.toString());
        assertThat(process.start().waitFor()).as(() -> read(errors)).isZero();
        List<String> lines = Files.readAllLines(output);
        return new ObjectMapper().readTree(lines.get(lines.size() - 1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
