/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Setting URL = Setting.of("API_URL", "the address of the API", "http://localhost/api");
    private static final Setting KEY = Setting.secret("API_KEY", "the key of the API");
    private static final Setting ORG = Setting.of("ORG", "the organization");

    @Test
    void value_setInSeveralSources_isThatOfTheFirstSource() {
        Settings.Builder sources = Settings.builder();
        assertThat(sources.build().sourced(URL)).hasToString("API_URL=http://localhost/api (default)");

        sources.profile("dev", Map.of("API_URL", "http://profile"));
        assertThat(sources.build().sourced(URL)).hasToString("API_URL=http://profile (profile dev)");

        sources.file("first.toml", Map.of("API_URL", "http://file"));
        sources.file("second.toml", Map.of("API_URL", "http://other"));
        assertThat(sources.build().sourced(URL)).hasToString("API_URL=http://file (first.toml)");

        sources.environment(Map.of("API_URL", "http://environment"));
        assertThat(sources.build().sourced(URL)).hasToString("API_URL=http://environment (environment)");

        sources.set(URL, "http://explicit");
        assertThat(sources.build().sourced(URL)).hasToString("API_URL=http://explicit (explicit)");
    }

    @Test
    void value_blank_isIgnored() {
        Settings settings = Settings.builder()
                .set(URL, "  ")
                .set(ORG, null)
                .environment(Map.of("API_URL", "", "ORG", " acme\n"))
                .build();

        assertThat(settings.get(URL)).isEqualTo("http://localhost/api");
        assertThat(settings.get(ORG)).isEqualTo("acme");
    }

    @Test
    void secret_printedWithItsSource_isMasked() {
        Settings settings = Settings.builder().set(KEY, "s3cr3t").build();

        assertThat(settings.require(KEY)).isEqualTo("s3cr3t");
        assertThat(settings.sourced(KEY)).hasToString("API_KEY=******** (explicit)");
    }

    @Test
    void settings_missing_areReportedTogether() {
        Settings settings = Settings.builder().build();

        assertThat(settings.get(ORG)).isNull();
        assertThat(settings.sourced(ORG)).hasToString("ORG= (not set)");
        assertThatThrownBy(() -> settings.requireAll(URL, KEY, ORG))
                .isInstanceOf(UsageException.class)
                .hasMessage("Missing setting API_KEY: the key of the API."
                        + " Set the environment variable, or the option of the client's builder.\n"
                        + "Missing setting ORG: the organization."
                        + " Set the environment variable, or the option of the client's builder.");
        assertThatThrownBy(() -> settings.require(ORG))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Missing setting ORG: the organization");
    }
}
