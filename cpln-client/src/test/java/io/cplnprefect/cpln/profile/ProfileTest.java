/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.ControlPlaneBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {

    @TempDir
    private Path home;

    @Test
    void settings_ofAllSources_haveThePrecedenceAndShowIt() throws Exception {
        write("work", """
                {"name": "work", "context": {"org": "acme", "gvc": "prefect"},
                 "request": {"endpoint": "https://api.example.com", "token": "token-of-profile"},
                 "authInfo": {"accessToken": "token-of-login"}}""");

        try (ControlPlane cpln = builder(Map.of("CPLN_GVC", "from-environment"))
                .fromProfile()
                .org("explicit")
                .build()) {
            assertThat(cpln.settings())
                    .extracting(Settings.Sourced::toString)
                    .contains(
                            "CPLN_ENDPOINT=https://api.example.com (profile work)",
                            "CPLN_TOKEN=******** (profile work)",
                            "CPLN_ORG=explicit (explicit)",
                            "CPLN_GVC=from-environment (environment)",
                            "CPLN_LOCATION= (not set)");
        }
    }

    @Test
    void profile_selection_isThatOfTheCli() throws Exception {
        write("one", "{\"context\": {\"org\": \"first\"}, \"request\": {\"token\": \"t\"}}");
        assertThat(org(builder(Map.of()).fromProfile())).isEqualTo("first");

        write("two", "{\"context\": {\"org\": \"second\"}, \"request\": {\"token\": \"t\"}}");
        assertThatThrownBy(() -> builder(Map.of()).fromProfile().build())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("CPLN_TOKEN");
        Files.writeString(home.resolve("profiles/default"), "two\n");
        assertThat(org(builder(Map.of()).fromProfile())).isEqualTo("second");
        assertThat(org(builder(Map.of("CPLN_PROFILE", "one")).fromProfile())).isEqualTo("first");
        assertThat(org(builder(Map.of("CPLN_PROFILE", "two")).fromProfile("one")))
                .isEqualTo("first");
    }

    @Test
    void login_withoutAToken_isUsed() throws Exception {
        write("work", "{\"authInfo\": {\"email\": \"a@example.com\", \"accessToken\": \"token-of-login\"}}");

        Profile profile = ProfileFolder.of(home).read("work");

        assertThat(profile.isLogin()).isTrue();
        assertThat(Objects.requireNonNull(profile.token()).reveal()).isEqualTo("token-of-login");
        assertThat(profile.toString()).doesNotContain("token-of-login");
    }

    @Test
    void profile_missingInvalidOrOutsideTheFolder_isReportedWithoutItsContent() throws Exception {
        write("broken", "{\"request\": {\"token\": \"hidden\" oops");

        assertThatThrownBy(() ->
                        builder(Map.of("CPLN_ORG", "a b")).fromProfile("none").build())
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e -> assertThat(e.problems())
                                .anySatisfy(problem ->
                                        assertThat(problem).startsWith("Unknown profile 'none': there is no " + home))
                                .anySatisfy(problem -> assertThat(problem).contains("Invalid CPLN_ORG")));
        assertThatThrownBy(() -> ProfileFolder.of(home).read("broken"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("it is not valid JSON")
                .hasNoCause()
                .message()
                .doesNotContain("hidden");
        assertThatThrownBy(() -> ProfileFolder.of(home).read("../secret"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Invalid profile name");
    }

    @Test
    void folder_ofTheEnvironment_isThatOfTheCli() throws Exception {
        Path config = home.resolve("config/cpln/profiles");
        Files.createDirectories(config);
        Files.writeString(config.resolve("xdg.json"), "{}");
        Path user = home.resolve("user/.config/cpln/profiles");
        Files.createDirectories(user);
        Files.writeString(user.resolve("user.json"), "{}");
        Map<String, String> environment =
                new HashMap<>(Map.of("HOME", home.resolve("user").toString()));

        assertThat(Objects.requireNonNull(ProfileFolder.of(environment).readDefault())
                        .name())
                .isEqualTo("user");
        environment.put("XDG_CONFIG_HOME", home.resolve("config").toString());
        assertThat(Objects.requireNonNull(ProfileFolder.of(environment).readDefault())
                        .name())
                .isEqualTo("xdg");
        environment.put("CPLN_HOME", home.resolve("absent").toString());
        assertThat(ProfileFolder.of(environment).readDefault()).isNull();
        assertThatThrownBy(() -> ProfileFolder.of(Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("set CPLN_HOME");
    }

    private static String org(ControlPlaneBuilder builder) {
        try (ControlPlane cpln = builder.build()) {
            return cpln.org().name();
        }
    }

    private ControlPlaneBuilder builder(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("CPLN_HOME", home.toString());
        return ControlPlane.builder().environment(environment);
    }

    private void write(String name, String content) throws IOException {
        Path folder = Files.createDirectories(home.resolve("profiles"));
        Files.writeString(folder.resolve(name + ".json"), content);
    }
}
