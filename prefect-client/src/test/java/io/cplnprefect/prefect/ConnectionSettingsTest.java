/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.setting.Settings;
import io.cplnprefect.prefect.settings.PrefectSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What settings change in the connection of a client. */
final class ConnectionSettingsTest {

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void customHeaders_areSent_andNeverShown() {
        wire.respond(200, "true");
        try (Prefect prefect = wire.prefect(builder -> builder.environment(Map.of(
                "PREFECT_CLIENT_CUSTOM_HEADERS", "{\"X-Team\":\"data\",\"Authorization\":\"Custom hunter2\"}")))) {
            prefect.server().health().execute();
            assertThat(prefect.settings().toString())
                    .contains("PREFECT_CLIENT_CUSTOM_HEADERS=********")
                    .doesNotContain("hunter2");
        }
        RecordedRequest request = wire.received();
        assertThat(request.getHeaders().get("X-Team")).isEqualTo("data");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Custom hunter2");
    }

    @Test
    void proxyOfTheEnvironment_isUsed() {
        wire.respond(200, "true");
        String proxy = wire.server().url("/").toString();
        try (Prefect prefect = Prefect.builder()
                .apiUrl("http://prefect.internal/api")
                .environment(Map.of("HTTP_PROXY", proxy))
                .build()) {
            assertThat(prefect.server().health().execute()).isTrue();
        }
        assertThat(wire.received().getRequestLine()).isEqualTo("GET http://prefect.internal/api/health HTTP/1.1");
    }

    @Test
    void tlsSettings_decideWhomTheClientTrusts() throws IOException {
        HeldCertificate certificate = new HeldCertificate.Builder()
                .addSubjectAlternativeName("localhost")
                .build();
        Path pem = Files.writeString(folder.resolve("ca.pem"), certificate.certificatePem());
        try (MockWebServer server = new MockWebServer()) {
            server.useHttps(new HandshakeCertificates.Builder()
                    .heldCertificate(certificate)
                    .build()
                    .sslSocketFactory());
            server.start();
            server.enqueue(
                    new mockwebserver3.MockResponse.Builder().body("true").build());
            server.enqueue(
                    new mockwebserver3.MockResponse.Builder().body("true").build());
            PrefectBuilder builder = Prefect.builder().apiUrl("https://localhost:" + server.getPort() + "/api");
            try (Prefect trusting = builder.set(PrefectSettings.API_SSL_CERT_FILE, pem.toString())
                    .build()) {
                assertThat(trusting.server().health().execute()).isTrue();
            }
            try (Prefect insecure = Prefect.builder()
                    .apiUrl("https://localhost:" + server.getPort() + "/api")
                    .environment(Map.of("PREFECT_API_TLS_INSECURE_SKIP_VERIFY", "True"))
                    .build()) {
                assertThat(insecure.server().health().execute()).isTrue();
            }
        }
    }

    @Test
    void invalidSettings_areReportedTogether_withoutTheirSecrets() {
        assertThatThrownBy(() -> Prefect.builder()
                        .environment(Map.of(
                                "PREFECT_API_URL", "http://host/api",
                                "PREFECT_API_SSL_CERT_FILE", "/no/such.pem",
                                "PREFECT_API_TLS_INSECURE_SKIP_VERIFY", "maybe",
                                "PREFECT_CLIENT_CUSTOM_HEADERS", "{\"User-Agent\":\"hunter2\",\"X-N\":1}",
                                "HTTP_PROXY", "socks5://p:1080"))
                        .build())
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e -> assertThat(e.problems())
                                .containsExactlyInAnyOrder(
                                        "Invalid PREFECT_API_SSL_CERT_FILE '/no/such.pem': there is no such file. Set"
                                                + " the path of a PEM file, or remove the setting.",
                                        "Invalid PREFECT_API_TLS_INSECURE_SKIP_VERIFY=maybe (environment): expected"
                                                + " true or false. Correct or remove it.",
                                        "Invalid PREFECT_CLIENT_CUSTOM_HEADERS: the client sets the header"
                                                + " 'User-Agent' itself. Remove it.",
                                        "Invalid PREFECT_CLIENT_CUSTOM_HEADERS: the value of the header 'X-N' is not a"
                                                + " text. Put it in quotes.",
                                        "Invalid HTTP_PROXY: expected http://[user:password@]host[:port]. Set the"
                                                + " address of an HTTP proxy, or NO_PROXY."));
        assertThatThrownBy(() -> Prefect.builder()
                        .apiUrl("http://host/api")
                        .environment(Map.of("PREFECT_CLIENT_CUSTOM_HEADERS", "hunter2"))
                        .build())
                .hasMessage("Invalid PREFECT_CLIENT_CUSTOM_HEADERS: expected a JSON object of texts, such as"
                        + " {\"X-Team\": \"data\"}. Correct it.");
    }

    @Test
    void settings_ofClientOfProfile_haveTheirSources() throws IOException {
        Path profiles = Files.writeString(
                folder.resolve("profiles.toml"),
                "[profiles.dev]\nPREFECT_API_URL = \"http://profile/api\"\nPREFECT_API_KEY = \"hunter2\"\n");
        Map<String, String> environment =
                Map.of("PREFECT_PROFILES_PATH", profiles.toString(), "PREFECT_API_AUTH_STRING", "admin:hunter2");
        try (Prefect prefect =
                Prefect.builder().environment(environment).fromProfile("dev").build()) {
            assertThat(prefect.apiUrl()).isEqualTo("http://profile/api");
            assertThat(prefect.settings())
                    .extracting(Settings.Sourced::toString)
                    .contains(
                            "PREFECT_API_URL=http://profile/api (profile dev)",
                            "PREFECT_API_KEY=******** (profile dev)",
                            "PREFECT_API_AUTH_STRING=******** (environment)",
                            "PREFECT_API_TLS_INSECURE_SKIP_VERIFY=false (default)",
                            "PREFECT_API_SSL_CERT_FILE= (not set)");
        }
        try (Prefect prefect = Prefect.builder()
                .environment(environment)
                .fromProfile("dev")
                .apiKey(Secret.of("mine"))
                .build()) {
            assertThat(prefect.settings())
                    .extracting(Settings.Sourced::toString)
                    .contains("PREFECT_API_KEY=******** (explicit)", "PREFECT_API_AUTH_STRING= (not set)");
        }
        assertThatThrownBy(() -> Prefect.builder()
                        .environment(environment)
                        .fromProfile("prod")
                        .build())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("Unknown profile 'prod' in " + profiles)
                .hasMessageContaining("Missing setting PREFECT_API_URL");
    }
}
