/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.CallMetrics;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.server.ServerVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The address and credentials of a client. */
final class PrefectBuilderTest {

    private static final String WORKSPACE = "https://api.prefect.cloud/api/accounts/"
            + "00000000-0000-0000-0000-00000000000a/workspaces/00000000-0000-0000-0000-00000000000b";

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:4200/api", "http://127.0.0.1:4200/api/", " https://host/prefect/api// "})
    void validAddress_losesItsTrailingSlashes(String url) {
        try (Prefect prefect = Prefect.builder().apiUrl(url).build()) {
            assertThat(prefect.apiUrl()).isEqualTo(url.strip().replaceAll("/+$", ""));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        127.0.0.1:4200/api          | expected http(s)://host[:port]/api, such as http://127.0.0.1:4200/api.
        ws://127.0.0.1:4200/api     | expected http(s)://host[:port]/api, such as http://127.0.0.1:4200/api.
        http://                     | expected http(s)://host[:port]/api, such as http://127.0.0.1:4200/api.
        http://127.0.0.1:4200       | expected a path that ends in /api, such as http://127.0.0.1:4200/api.
        http://host/prefect/        | expected a path that ends in /api, such as http://host/prefect/api.
        http://host/api?x=1         | it contains a query or fragment. Remove everything after the path.
        http://me:hunter2@host/api  | it contains a user or password. Remove them, and set PREFECT_API_AUTH_STRING to user:password.
        http://127.0.0.1:4200/dashboard | expected a path that ends in /api, such as http://127.0.0.1:4200/api.
        http://host/ui/flow-runs/flow-run/1 | expected a path that ends in /api, such as http://host/ui/api.
        http://host/api/admin/version | expected a path that ends in /api, such as http://host/api.
        https://api.prefect.cloud/api | expected the address of a workspace of Prefect Cloud, https://api.prefect.cloud/api/accounts/
        https://app.prefect.cloud/account/a/workspace/b | expected the address of a workspace of Prefect Cloud,
        """)
    void invalidAddress_isRefusedWithTheFix(String url, String fix) {
        assertThatThrownBy(() -> Prefect.builder().apiUrl(url).build())
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("Invalid PREFECT_API_URL '")
                .hasMessageContaining(fix)
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void addressOfAnotherHost_whoseNameEndsLikeThatOfCloud_isAServer() {
        try (Prefect prefect =
                Prefect.builder().apiUrl("https://notprefect.cloud/api").build()) {
            assertThat(prefect.apiUrl()).isEqualTo("https://notprefect.cloud/api");
        }
    }

    @Test
    void workspaceOfCloud_withoutKey_isRefused() {
        assertThatThrownBy(() -> Prefect.builder().apiUrl(WORKSPACE).build())
                .isInstanceOf(UsageException.class)
                .hasMessage("Missing setting PREFECT_API_KEY: PREFECT_API_URL is a workspace of Prefect Cloud, which"
                        + " requires an API key. Set the environment variable, or the option of the client's"
                        + " builder.");
    }

    @Test
    void workspaceBehindProxy_isOneOfCloud() {
        String url = WORKSPACE.replace("api.prefect.cloud", "gateway.internal");
        try (Prefect prefect =
                Prefect.builder().apiUrl(url).apiKey(Secret.of("key")).build()) {
            assertThat(prefect.version()).isEqualTo(ServerVersion.CLOUD);
        }
    }

    @Test
    void builder_readsNothingOnItsOwn() {
        assertThatThrownBy(() -> Prefect.builder().build())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("PREFECT_API_URL")
                .hasMessageContaining("the address of the Prefect API");
    }

    @Test
    void allProblems_areReportedTogether() {
        assertThatThrownBy(() -> Prefect.builder()
                        .environment(
                                Map.of("PREFECT_API_KEY", "Bearer hunter2", "PREFECT_API_AUTH_STRING", "basic hunter2"))
                        .build())
                .isInstanceOfSatisfying(
                        UsageException.class,
                        e -> assertThat(e.problems())
                                .hasSize(3)
                                .anyMatch(problem -> problem.contains("PREFECT_API_URL"))
                                .contains(
                                        "Invalid PREFECT_API_KEY: it begins with 'Bearer ', which the client adds"
                                                + " itself. Remove it.",
                                        "Invalid PREFECT_API_AUTH_STRING: it begins with 'Basic ', which the client"
                                                + " adds itself. Remove it."))
                .message()
                .doesNotContain("hunter2");
    }

    @Test
    void cloudWorkspace_hasItsVersionWithoutARequest() {
        try (Prefect prefect =
                Prefect.builder().apiUrl(WORKSPACE).apiKey(Secret.of("pnu_x")).build()) {
            assertThat(prefect.version()).isEqualTo(ServerVersion.CLOUD).hasToString("Cloud");
        }
    }

    private String authorization(Map<String, String> environment, UnaryOperator<PrefectBuilder> explicit) {
        wire.respond(200, "true");
        PrefectBuilder builder = explicit.apply(Prefect.builder().environment(environment));
        try (Prefect prefect = builder.apiUrl(wire.apiUrl()).build()) {
            prefect.server().health().execute();
        }
        String header = wire.received().getHeaders().get("Authorization");
        return header == null ? "" : header;
    }

    @Test
    void credentials_authStringBeforeKey_explicitBeforeEnvironment() {
        Map<String, String> both = Map.of("PREFECT_API_KEY", "key", "PREFECT_API_AUTH_STRING", "admin:p\u00e4ss");
        assertThat(authorization(Map.of(), builder -> builder)).isEmpty();
        assertThat(authorization(Map.of("PREFECT_API_KEY", "key"), builder -> builder))
                .isEqualTo("Bearer key");
        assertThat(authorization(both, builder -> builder)).isEqualTo("Basic YWRtaW46cMOkc3M=");
        assertThat(authorization(both, builder -> builder.apiKey(Secret.of("mine"))))
                .isEqualTo("Bearer mine");
    }

    @Test
    void suppliedKey_isReadForEachRequest_andForOtherProcesses() {
        wire.respond(200, "true");
        wire.respond(200, "true");
        AtomicReference<Secret> key = new AtomicReference<>(Secret.of("first"));
        try (Prefect prefect = wire.prefect(builder -> builder.apiKey(key::get))) {
            prefect.server().health().execute();
            key.set(Secret.of("second"));
            prefect.server().health().execute();
            assertThat(prefect.environmentVariables())
                    .containsEntry("PREFECT_API_URL", Secret.of(wire.apiUrl()))
                    .containsEntry("PREFECT_API_KEY", Secret.of("second"))
                    .hasSize(2);
            assertThat(prefect.environmentVariables().toString()).doesNotContain("second");
        }
        assertThat(wire.received().getHeaders().get("Authorization")).isEqualTo("Bearer first");
        assertThat(wire.received().getHeaders().get("Authorization")).isEqualTo("Bearer second");
    }

    @Test
    void rawCall_isBelowTheAddress_andAuthenticated() {
        wire.respond(200, "{\"a\":1.10}");
        try (Prefect prefect = wire.prefect(builder -> builder.apiKey(Secret.of("key")))) {
            JsonNode settings = prefect.connection()
                    .<JsonNode>call(Endpoint.of("GET", "/admin/settings"), "/admin/settings", null, JsonNode.class)
                    .execute();
            assertThat(settings.path("a").decimalValue()).isEqualTo("1.10");
        }
        RecordedRequest request = wire.received();
        assertThat(request.getTarget()).isEqualTo("/api/admin/settings");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer key");
    }

    @Test
    void metrics_nameTheServiceAndThePathTemplate() {
        wire.respond(200, "{\"id\":\"" + WireCall.ID + "\",\"flow_id\":\"" + WireCall.ID + "\"}");
        List<Endpoint> endpoints = new CopyOnWriteArrayList<>();
        CallMetrics metrics = new CallMetrics() {
            @Override
            public void attemptEnded(Endpoint endpoint, int attempt, String outcome, Duration took) {
                endpoints.add(endpoint);
            }
        };
        try (Prefect prefect = wire.prefect(builder ->
                builder.options(ClientOptions.builder().metrics(metrics).build()))) {
            prefect.flowRuns().read(WireCall.ID).execute();
        }
        assertThat(endpoints).singleElement().satisfies(endpoint -> {
            assertThat(endpoint.service()).isEqualTo("prefect");
            assertThat(endpoint.pathTemplate()).isEqualTo("/flow_runs/{id}");
        });
    }

    @Test
    void supplierThatThrowsOrReturnsNull_isNamed() {
        PrefectBuilder builder = Prefect.builder().apiUrl("http://localhost:4200/api");
        IllegalStateException failure = new IllegalStateException("vault of hunter2 is closed");

        assertThatThrownBy(() -> builder.apiKey(() -> {
                            throw failure;
                        })
                        .build())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("The supplier of PREFECT_API_KEY threw java.lang.IllegalStateException")
                .hasMessageNotContaining("hunter2")
                .hasCause(failure);
        assertThatThrownBy(
                        () -> builder.apiKey(new AtomicReference<Secret>()::get).build())
                .isInstanceOf(UsageException.class)
                .hasMessage("The supplier of PREFECT_API_KEY returned null: expected a Secret.");
    }
}
