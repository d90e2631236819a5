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
import org.junit.jupiter.params.provider.ValueSource;

class ControlPlaneSettingsTest {

    /** Inside a workload, Control Plane itself writes links into these variables. */
    @Test
    void environment_linksOfAWorkload_areReducedToNames() {
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
    @ValueSource(strings = {"token-1", "Bearer token-1", "bearer  token-1"})
    void token_withScheme_isSentOnceWithIt(String token) throws Exception {
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
    void token_source_isReadForEachCall() throws Exception {
        try (MockWebServer server = new MockWebServer()) {
            server.start();
            server.enqueue(
                    new MockResponse.Builder().body("{\"name\":\"acme\"}").build());
            server.enqueue(
                    new MockResponse.Builder().body("{\"name\":\"acme\"}").build());
            AtomicInteger count = new AtomicInteger();
            try (ControlPlane cpln = ControlPlane.builder()
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

    @Test
    void token_sourceReturnsNull_isReported() {
        try (ControlPlane cpln = ControlPlane.builder()
                .endpoint("http://127.0.0.1:1")
                .org("acme")
                .token(() -> null)
                .build()) {
            assertThatThrownBy(() -> cpln.org().read().execute())
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("returned null: expected a Secret");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "line\nbreak", "Bearer", "caf\u00e9"})
    void token_invalidCharacters_isReportedWithoutTheToken(String token) {
        assertThatThrownBy(() -> client(Map.of("CPLN_TOKEN", token)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("CPLN_TOKEN")
                .message()
                .doesNotContain(token);
    }

    @Test
    void build_nothingSet_readsNoEnvironmentAndReportsWhatIsMissing() {
        assertThatThrownBy(() -> ControlPlane.builder().build())
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e -> assertThat(e.problems())
                                .hasSize(2)
                                .anySatisfy(problem -> assertThat(problem).contains("CPLN_TOKEN"))
                                .anySatisfy(problem -> assertThat(problem).contains("CPLN_ORG")));
    }

    @Test
    void build_missingAndInvalidSettings_areReportedTogether() {
        assertThatThrownBy(() -> ControlPlane.builder()
                        .environment(Map.of("CPLN_ENDPOINT", "api.cpln.io", "CPLN_LOGS_ENDPOINT", "logs"))
                        .org("a/b c")
                        .gvc("..")
                        .build())
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e -> assertThat(e.problems())
                                .hasSize(5)
                                .anySatisfy(problem -> assertThat(problem).contains("CPLN_TOKEN"))
                                .anySatisfy(
                                        problem -> assertThat(problem).startsWith("Invalid CPLN_ORG 'a/b c': expected"))
                                .anySatisfy(
                                        problem -> assertThat(problem).startsWith("Invalid CPLN_GVC '..': expected"))
                                .anySatisfy(problem -> assertThat(problem)
                                        .startsWith("Invalid address 'api.cpln.io': expected http(s)://")
                                        .endsWith("Set CPLN_ENDPOINT to the address of the Control Plane API."))
                                .anySatisfy(problem -> assertThat(problem).contains("Set CPLN_LOGS_ENDPOINT to")));
    }

    @Test
    void build_explicitAndEnvironment_explicitTakesPrecedence() {
        try (ControlPlane cpln = ControlPlane.builder()
                .gvc("explicit")
                .environment(Map.of("CPLN_TOKEN", "token", "CPLN_ORG", "acme", "CPLN_GVC", "environment"))
                .build()) {
            assertThat(cpln.defaultGvc()).isEqualTo("explicit");
            assertThat(cpln.org().name()).isEqualTo("acme");
            assertThat(cpln.defaultLocation()).isNull();
        }
    }

    @Test
    void org_notSet_isReported() {
        try (ControlPlane cpln =
                ControlPlane.builder().token(Secret.of("token")).build()) {
            assertThatThrownBy(cpln::org).isInstanceOf(UsageException.class).hasMessageContaining("CPLN_ORG");
        }
    }

    private static ControlPlane client(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(Map.of("CPLN_TOKEN", "token", "CPLN_ORG", "acme"));
        environment.putAll(variables);
        return ControlPlane.builder().environment(environment).build();
    }
}
