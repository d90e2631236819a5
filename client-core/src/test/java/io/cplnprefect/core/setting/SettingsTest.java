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
    private static final Setting ORG = Setting.of("ORG", "the organisation");

    @Test
    void places_winInOrder() {
        Settings.Builder places = Settings.builder();
        assertThat(places.build().sourced(URL)).hasToString("API_URL=http://localhost/api (default)");

        places.profile("dev", Map.of("API_URL", "http://profile"));
        assertThat(places.build().sourced(URL)).hasToString("API_URL=http://profile (profile dev)");

        places.environment(Map.of("API_URL", "http://environment"));
        assertThat(places.build().sourced(URL)).hasToString("API_URL=http://environment (environment)");

        places.set(URL, "http://explicit");
        assertThat(places.build().sourced(URL)).hasToString("API_URL=http://explicit (explicit)");
    }

    @Test
    void blankValues_areLeftToTheNextPlace() {
        Settings settings = Settings.builder()
                .set(URL, "  ")
                .set(ORG, null)
                .environment(Map.of("API_URL", "", "ORG", " acme\n"))
                .build();

        assertThat(settings.get(URL)).isEqualTo("http://localhost/api");
        assertThat(settings.get(ORG)).isEqualTo("acme");
    }

    @Test
    void secret_isShownAsAMask() {
        Settings settings = Settings.builder().set(KEY, "s3cr3t").build();

        assertThat(settings.require(KEY)).isEqualTo("s3cr3t");
        assertThat(settings.sourced(KEY)).hasToString("API_KEY=******** (explicit)");
    }

    @Test
    void missingSettings_areAllNamedAtOnce() {
        Settings settings = Settings.builder().build();

        assertThat(settings.get(ORG)).isNull();
        assertThat(settings.sourced(ORG)).hasToString("ORG= (not set)");
        assertThatThrownBy(() -> settings.requireAll(URL, KEY, ORG))
                .isInstanceOf(UsageException.class)
                .hasMessage("API_KEY is not set: it is the key of the API."
                        + " Set the environment variable, or give it to the builder.\n"
                        + "ORG is not set: it is the organisation."
                        + " Set the environment variable, or give it to the builder.");
        assertThatThrownBy(() -> settings.require(ORG))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("ORG is not set: it is the organisation");
    }
}
