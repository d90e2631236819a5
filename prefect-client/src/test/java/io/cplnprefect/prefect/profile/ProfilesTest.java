/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Profiles, as the text of their file. */
final class ProfilesTest {

    private static final String TEXT = """
        # Profiles of the team.
        active = "local"

        [profiles.local]
        PREFECT_API_URL = "http://127.0.0.1:4200/api" # the laptop
        PREFECT_OF_A_LATER_RELEASE = 3

        # Shared by all.
        [profiles."the cluster"]
        PREFECT_API_URL = 'http://prefect.internal/api'
        PREFECT_API_AUTH_STRING = "admin:hunter2"
        """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private Path file = Path.of("");
    private Profiles profiles = Profiles.of(file);

    @BeforeEach
    void create() throws IOException {
        file = folder.resolve("profiles.toml");
        Files.writeString(file, TEXT);
        profiles = Profiles.of(file);
    }

    private String text() throws IOException {
        return Files.readString(file);
    }

    @Test
    void profiles_ofFile_areRead() {
        assertThat(profiles.active()).isEqualTo("local");
        assertThat(profiles.list()).extracting(Profile::name).containsExactly("local", "the cluster");
        assertThat(profiles.read("local").settings())
                .containsEntry("PREFECT_API_URL", "http://127.0.0.1:4200/api")
                .containsEntry("PREFECT_OF_A_LATER_RELEASE", "3");
        assertThat(profiles.read("the cluster").toString())
                .isEqualTo("Profile[name=the cluster, settings=[PREFECT_API_URL, PREFECT_API_AUTH_STRING]]");
    }

    @Test
    void setAndUnset_changeOneLine() throws IOException {
        profiles.set("the cluster", "PREFECT_API_URL", "http://other/\"api\"");
        assertThat(text()).isEqualTo(TEXT.replace("'http://prefect.internal/api'", "\"http://other/\\\"api\\\"\""));
        assertThat(profiles.read("the cluster").settings()).containsEntry("PREFECT_API_URL", "http://other/\"api\"");

        profiles.unset("the cluster", "PREFECT_API_URL");
        profiles.unset("the cluster", "PREFECT_API_URL");
        assertThat(text()).isEqualTo(TEXT.replaceFirst("PREFECT_API_URL = 'http.*\n", ""));
    }

    @Test
    void newSetting_isAddedToItsProfile_beforeTheCommentOfTheNext() throws IOException {
        profiles.set("local", "PREFECT_API_KEY", "key");
        assertThat(text()).isEqualTo(TEXT.replace("RELEASE = 3\n", "RELEASE = 3\nPREFECT_API_KEY = \"key\"\n"));
    }

    @Test
    void createdProfile_isAppended_andCanBeUsedRenamedAndDeleted() throws IOException {
        profiles.create("ci.main", Map.of("PREFECT_API_URL", "http://ci/api"));
        assertThat(text()).isEqualTo(TEXT + "\n[profiles.\"ci.main\"]\nPREFECT_API_URL = \"http://ci/api\"\n");

        profiles.use("ci.main");
        profiles.rename("ci.main", "ci");
        assertThat(profiles.active()).isEqualTo("ci");
        assertThat(text())
                .isEqualTo(TEXT.replace("active = \"local\"", "active = \"ci\"")
                        + "\n[profiles.ci]\nPREFECT_API_URL = \"http://ci/api\"\n");

        profiles.delete("ci");
        assertThat(profiles.active()).isNull();
        assertThat(text().strip())
                .isEqualTo(TEXT.replace("active = \"local\"\n", "").strip());
    }

    @Test
    void missingFile_isCreatedForItsOwnerOnly() throws IOException {
        Path other = folder.resolve("home/.prefect/profiles.toml");
        Profiles none = Profiles.of(other);
        assertThat(none.list()).isEmpty();
        assertThat(none.active()).isNull();

        none.create("first", Map.of());
        none.use("first");
        assertThat(Files.readString(other)).isEqualTo("active = \"first\"\n[profiles.first]\n");
        assertThat(Files.getPosixFilePermissions(other))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
        try (var files = Files.list(other.resolveSibling(""))) {
            assertThat(files).containsExactly(other);
        }

        none.delete("first");
        assertThat(none.list()).isEmpty();
    }

    @Test
    void linkToFile_staysALink() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link.toml"), file);
        Profiles.of(link).use("the cluster");
        assertThat(link).isSymbolicLink();
        assertThat(profiles.active()).isEqualTo("the cluster");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profiles.local.PREFECT_API_URL = \"x\"\n",
                "profiles = { local = { PREFECT_API_URL = \"x\" } }\n",
                "[profiles.local]\nPREFECT_API_URL = \"\"\"\nx\"\"\"\n",
                "[profiles]\nlocal.PREFECT_API_URL = \"x\"\n"
            })
    void otherLayout_isRead_andNotChanged(String text) throws IOException {
        Files.writeString(file, text);
        assertThat(profiles.read("local").settings()).containsEntry("PREFECT_API_URL", "x");
        assertThatThrownBy(() -> profiles.set("local", "PREFECT_API_URL", "y"))
                .isInstanceOf(UsageException.class)
                .hasMessage("Cannot change profile 'local' in " + file
                        + ": it is not written as one table [profiles.local] with one setting per line, or was changed"
                        + " at the same time. Change the file in an editor.");
        assertThat(text()).isEqualTo(text);
    }

    @Test
    void wrongNames_areRefused_withoutAChange() throws IOException {
        assertThatThrownBy(() -> profiles.use("lokal"))
                .isInstanceOf(UsageException.class)
                .hasMessage("Unknown profile 'lokal' in " + file
                        + ": expected one of [local, the cluster]. Create it first,"
                        + " or set PREFECT_PROFILE to one of these.");
        assertThatThrownBy(() -> profiles.create("local", Map.of()))
                .hasMessage(
                        "The profile 'local' in " + file + " already exists. Choose another name, or delete it first.");
        assertThatThrownBy(() -> profiles.rename("local", " "))
                .hasMessage("Invalid name of a profile: it is blank. Choose a name.");
        assertThatThrownBy(() -> profiles.update("local", Map.of("api.url", "x"), List.of()))
                .hasMessage("Invalid setting 'api.url': expected the name of an environment variable, such as"
                        + " PREFECT_API_URL.");
        assertThat(text()).isEqualTo(TEXT);
    }

    @Test
    void invalidFile_isReportedWithItsLine_andNotItsText() throws IOException {
        Files.writeString(file, "active = \"x\"\nPREFECT_API_KEY = hunter2\n");
        assertThatThrownBy(profiles::list)
                .isInstanceOf(UsageException.class)
                .hasMessage("Invalid TOML in " + file + ", line 2. Correct the file.")
                .hasNoCause();
    }
}
