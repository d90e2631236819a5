/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.prefect.server.ServerVersion;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses and credentials that a client is built with. */
final class PrefectBuilderTest {

    private static final String WORKSPACE = "https://api.prefect.cloud/api/accounts/"
            + "00000000-0000-0000-0000-00000000000a/workspaces/00000000-0000-0000-0000-00000000000b";

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:4200/api", "http://127.0.0.1:4200/api/", " https://host/prefect/api// "})
    void address_good_losesItsSlash(String url) {
        try (Prefect prefect = Prefect.builder().apiUrl(url).build()) {
            assertThat(prefect.apiUrl()).isEqualTo(url.strip().replaceAll("/+$", ""));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            127.0.0.1:4200/api          | must begin with http:// or https://
            ws://127.0.0.1:4200/api     | must begin with http:// or https://
            http://                     | must look like http://127.0.0.1:4200/api
            http://127.0.0.1:4200       | must end in /api, e.g. http://127.0.0.1:4200/api
            http://host/prefect/        | must end in /api, e.g. http://host/prefect/api
            http://host/api?x=1         | must end with its path, without ? and #
            http://me:hunter2@host/api  | must hold no user and password; set PREFECT_API_AUTH_STRING
            https://api.prefect.cloud/api | the address of a workspace of Prefect Cloud is https://api.prefect.cloud/api/accounts/
            https://app.prefect.cloud/account/a/workspace/b | the address of a workspace of Prefect Cloud is
            """)
    void address_bad_isRefusedWithTheWayOut(String url, String wayOut) {
        assertThatThrownBy(() -> Prefect.builder().apiUrl(url).build())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("PREFECT_API_URL is '")
                .hasMessageContaining(wayOut)
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void address_missing_saysWhatToSet() {
        assertThatThrownBy(() -> Prefect.builder().build())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("PREFECT_API_URL is not set: it is the address of the Prefect API");
    }

    @Test
    void cloudWorkspace_hasItsVersionWithoutAsking() {
        try (Prefect prefect =
                Prefect.builder().apiUrl(WORKSPACE).apiKey(Secret.of("pnu_x")).build()) {
            assertThat(prefect.version()).isEqualTo(ServerVersion.CLOUD).hasToString("Cloud");
        }
    }

    private String authorization(Settings settings, Prefect.Builder builder) {
        wire.answer(200, "true");
        try (Prefect prefect = builder.settings(settings).apiUrl(wire.apiUrl()).build()) {
            prefect.server().health().execute();
        }
        String header = wire.received().getHeaders().get("Authorization");
        return header == null ? "" : header;
    }

    private static Settings environment(Map<String, String> variables) {
        return Settings.builder().environment(variables).build();
    }

    @Test
    void credentials_authStringWinsOverKey_explicitOverEnvironment() {
        Settings both = environment(Map.of("PREFECT_API_KEY", "key", "PREFECT_API_AUTH_STRING", "admin:p\u00e4ss"));
        assertThat(authorization(environment(Map.of()), Prefect.builder())).isEmpty();
        assertThat(authorization(environment(Map.of("PREFECT_API_KEY", "key")), Prefect.builder()))
                .isEqualTo("Bearer key");
        assertThat(authorization(both, Prefect.builder())).isEqualTo("Basic YWRtaW46cMOkc3M=");
        assertThat(authorization(both, Prefect.builder().apiKey(Secret.of("mine"))))
                .isEqualTo("Bearer mine");
    }

    @ParameterizedTest
    @CsvSource({
        "PREFECT_API_AUTH_STRING,Basic aHVudGVyMg==",
        "PREFECT_API_AUTH_STRING,Bearer hunter2",
        "PREFECT_API_KEY,bearer hunter2"
    })
    void credentials_withScheme_areRefusedUnseen(String setting, String value) {
        Settings settings = environment(Map.of(setting, value, "PREFECT_API_URL", "http://127.0.0.1:4200/api"));
        assertThatThrownBy(() -> Prefect.builder().settings(settings).build())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(setting + " begins with '")
                .hasMessageEndingWith("give it as it is, this client adds the scheme")
                .message()
                .doesNotContain("hunter2", "aHVudGVy");
    }
}
