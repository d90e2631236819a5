/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlPlaneSettingsTest {

    /** Inside a workload, Control Plane itself writes links into these variables. */
    @Test
    void names_are_found_in_the_links_that_a_workload_gets() {
        try (ControlPlane cpln = client(Map.of(
                "CPLN_ORG", "/org/acme",
                "CPLN_GVC", "/org/acme/gvc/prefect",
                "CPLN_LOCATION", "//location/aws-eu-central-1"))) {
            assertThat(cpln.org().name()).isEqualTo("acme");
            assertThat(cpln.defaultGvc()).isEqualTo("prefect");
            assertThat(cpln.defaultLocation()).isEqualTo("aws-eu-central-1");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.cpln.io, https://logs.cpln.io/",
        "https://api.cpln.io/, https://logs.cpln.io/",
        "http://api.cpln.io, https://logs.cpln.io/",
        "https://api.cpln.io.example.com, https://api.cpln.io.example.com/",
        "http://127.0.0.1:8080, http://127.0.0.1:8080/"
    })
    void the_log_service_goes_with_the_api(String endpoint, String logs) {
        try (ControlPlane cpln = client(Map.of("CPLN_ENDPOINT", endpoint))) {
            assertThat(cpln.logsAddress()).isEqualTo(logs);
        }
    }

    @Test
    void the_log_service_may_be_given_as_an_address_of_web_sockets() {
        try (ControlPlane cpln = client(Map.of("CPLN_LOGS_ENDPOINT", "wss://logs.example.com"))) {
            assertThat(cpln.logsAddress()).isEqualTo("https://logs.example.com/");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"token-1", "Bearer token-1", "bearer  token-1"})
    void a_token_may_be_given_with_its_scheme(String token) throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(
                    new MockResponse.Builder().body("{\"name\":\"acme\"}").build());
            try (ControlPlane cpln = client(
                    Map.of("CPLN_TOKEN", token, "CPLN_ENDPOINT", server.url("/").toString()))) {
                cpln.org().read().execute();

                assertThat(server.takeRequest().getHeaders().get("Authorization"))
                        .isEqualTo("Bearer token-1");
                assertThat(cpln.settings().toString()).doesNotContain("token-1");
            }
        }
    }

    @Test
    void a_token_that_changes_is_asked_for_at_each_call() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(
                    new MockResponse.Builder().body("{\"name\":\"acme\"}").build());
            server.enqueue(
                    new MockResponse.Builder().body("{\"name\":\"acme\"}").build());
            AtomicInteger count = new AtomicInteger();
            try (ControlPlane cpln = ControlPlane.builder()
                    .environment(Map.of())
                    .endpoint(server.url("/").toString())
                    .org("acme")
                    .token(() -> Secret.of("token-" + count.incrementAndGet()))
                    .build()) {
                cpln.org().read().execute();
                cpln.org().read().execute();

                assertThat(server.takeRequest().getHeaders().get("Authorization"))
                        .isEqualTo("Bearer token-1");
                assertThat(server.takeRequest().getHeaders().get("Authorization"))
                        .isEqualTo("Bearer token-2");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "line\nbreak", "Bearer", "caf\u00e9"})
    void a_value_that_no_header_can_carry_is_refused_without_being_shown(String token) {
        assertThatThrownBy(() -> client(Map.of("CPLN_TOKEN", token)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("CPLN_TOKEN")
                .message()
                .doesNotContain(token);
    }

    private static ControlPlane client(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(Map.of("CPLN_TOKEN", "token", "CPLN_ORG", "acme"));
        environment.putAll(variables);
        return ControlPlane.builder().environment(environment).build();
    }
}
