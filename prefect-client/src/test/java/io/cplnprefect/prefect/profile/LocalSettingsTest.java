/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.prefect.settings.PrefectSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files from which settings are read, and their precedence. */
final class LocalSettingsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Settings settings(@Nullable String profile) {
        environment.putIfAbsent("PREFECT_HOME", folder.toString());
        Settings.Builder settings = Settings.builder().environment(environment);
        LocalSettings.read(environment, folder).addTo(settings, profile);
        return settings.build();
    }

    private String url() {
        return settings(null).sourced(PrefectSettings.API_URL).toString();
    }

    @Test
    void sources_inOrderOfPrecedence() throws IOException {
        assertThat(url()).isEqualTo("PREFECT_API_URL= (not set)");
        write("profiles.toml", "active = \"dev\"\n[profiles.dev]\nPREFECT_API_URL = \"http://profile/api\"\n");
        assertThat(url()).isEqualTo("PREFECT_API_URL=http://profile/api (profile dev)");
        write("pyproject.toml", "[project]\nname = \"x\"\n[tool.prefect.api]\nurl = \"http://pyproject/api\"\n");
        assertThat(url()).isEqualTo("PREFECT_API_URL=http://pyproject/api (pyproject.toml)");
        write("prefect.toml", "[api]\nurl = \"http://toml/api\"\n");
        assertThat(url()).isEqualTo("PREFECT_API_URL=http://toml/api (prefect.toml)");
        write(".env", "# local\nexport PREFECT_API_URL = 'http://env/api' # comment\n");
        assertThat(url()).isEqualTo("PREFECT_API_URL=http://env/api (.env)");
        environment.put("PREFECT_API_URL", "http://environment/api");
        assertThat(url()).isEqualTo("PREFECT_API_URL=http://environment/api (environment)");
    }

    @Test
    void profile_byName_byVariable_andActive() throws IOException {
        write("profiles.toml", """
            active = "a"
            [profiles.a]
            PREFECT_API_URL = "http://a/api"
            [profiles.b]
            PREFECT_API_URL = "http://b/api"
            [profiles.c]
            PREFECT_API_URL = "http://c/api"
            """);
        environment.put("PREFECT_PROFILE", "b");
        assertThat(url()).isEqualTo("PREFECT_API_URL=http://b/api (profile b)");
        assertThat(settings("c").get(PrefectSettings.API_URL)).isEqualTo("http://c/api");
        environment.put("PREFECT_PROFILE", "of-another-machine");
        assertThat(url()).isEqualTo("PREFECT_API_URL= (not set)");
        assertThatThrownBy(() -> settings("of-another-machine"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Unknown profile 'of-another-machine' in " + folder.resolve("profiles.toml"));
    }

    @Test
    void profilesFile_isFoundAsPrefectFindsIt() throws IOException {
        environment.put("HOME", "/home/ann");
        assertThat(LocalSettings.read(environment, folder).profiles().file())
                .hasToString("/home/ann/.prefect/profiles.toml");
        environment.put("PREFECT_HOME", "~/prefect");
        assertThat(LocalSettings.read(environment, folder).profiles().file())
                .hasToString("/home/ann/prefect/profiles.toml");
        write("prefect.toml", "profiles_path = \"/team/profiles.toml\"\n");
        assertThat(LocalSettings.read(environment, folder).profiles().file()).hasToString("/team/profiles.toml");
        environment.put("PREFECT_PROFILES_PATH", "/mine.toml");
        assertThat(LocalSettings.read(environment, folder).profiles().file()).hasToString("/mine.toml");
    }

    @Test
    void headersInToml_areReadAsJson() throws IOException {
        write("prefect.toml", "[client]\ncustom_headers = { X-Team = \"data\" }\n");
        assertThat(settings(null).get(PrefectSettings.CLIENT_CUSTOM_HEADERS)).isEqualTo("{\"X-Team\":\"data\"}");
    }

    @Test
    void envFile_isReadAsPythonReadsIt() {
        assertThat(EnvFile.parse("""
            A=plain text # comment
            B="quoted \\"text\\"\\n" # comment
            C='as it is \\n'
            D=with#hash
            E=
            export F = spaced
            no assignment
            # G=comment
            """))
                .containsOnly(
                        Map.entry("A", "plain text"),
                        Map.entry("B", "quoted \"text\"\n"),
                        Map.entry("C", "as it is \\n"),
                        Map.entry("D", "with#hash"),
                        Map.entry("E", ""),
                        Map.entry("F", "spaced"));
    }
}
