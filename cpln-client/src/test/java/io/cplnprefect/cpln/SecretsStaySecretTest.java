/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.resource.Patch;
import io.cplnprefect.cpln.secret.SecretDocument;
import io.cplnprefect.cpln.secret.SecretType;
import io.cplnprefect.cpln.workload.ContainerOverride;
import io.cplnprefect.cpln.workload.EnvironmentVariable;
import io.cplnprefect.cpln.workload.RunCronWorkload;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsStaySecretTest {

    private static final String CANARY = "hunter2-canary";

    private static final ObjectMapper MAPPER = ControlPlaneJson.newMapper();

    private final MockWebServer server = new MockWebServer();

    @SuppressWarnings("NullAway.Init")
    private ControlPlane cpln;

    @BeforeEach
    void connect() throws IOException {
        server.start();
        cpln = ControlPlane.builder()
                .endpoint(server.url("/").toString())
                .org("acme")
                .token(Secret.of("token"))
                .build();
    }

    @AfterEach
    void close() {
        cpln.close();
        server.close();
    }

    @ParameterizedTest
    @MethodSource("io.cplnprefect.cpln.Models#all")
    void toString_model_hasNoSecret(Class<?> model) throws IOException {
        ObjectNode full = Models.full(model, CANARY);
        full.putObject("unknownToUs").put("password", CANARY);

        assertThat(MAPPER.treeToValue(full, model).toString())
                .doesNotContain(CANARY)
                .contains("{");
    }

    @Test
    void reveal_unreadableResponse_errorHasNoSecret() {
        server.enqueue(new MockResponse.Builder()
                .body("{\"name\":\"db\",\"type\":\"dictionary\",\"data\":{\"dsn\":\"" + CANARY + "\"},\"tags\":7}")
                .build());

        assertThatThrownBy(() -> cpln.org().secrets().reveal("db").execute())
                .isInstanceOf(DecodingException.class)
                .satisfies(SecretsStaySecretTest::holdsNoCanary);
    }

    @Test
    void write_secretEchoedByError_errorHasNoSecret() {
        SecretDocument secret = SecretDocument.builder()
                .name("db")
                .type(SecretType.DICTIONARY)
                .data(Map.of("dsn", CANARY))
                .build();

        for (ApiCall<?> call : List.of(
                cpln.org().secrets().create(secret),
                cpln.org().secrets().put(secret),
                cpln.org().secrets().patch("db", Patch.empty().set("data", Map.of("dsn", CANARY))),
                cpln.org().generic("secret").get("db"))) {
            refuseWithEcho();
            assertThatThrownBy(call::execute)
                    .isInstanceOf(ServiceException.BadRequest.class)
                    .hasMessageContaining("data is wrong")
                    .satisfies(SecretsStaySecretTest::holdsNoCanary);
        }
    }

    @Test
    void start_environmentEchoedByError_errorHasNoSecret() {
        RunCronWorkload job = RunCronWorkload.builder()
                .location("aws-eu-central-1")
                .addContainerOverrides(ContainerOverride.builder()
                        .name("main")
                        .addEnv(EnvironmentVariable.of("DSN", CANARY))
                        .build())
                .build();
        refuseWithEcho();

        ServiceException refused = catchThrowableOfType(
                ServiceException.class,
                () -> cpln.org()
                        .gvc("prefect")
                        .workload("etl")
                        .commands()
                        .start(job)
                        .execute());

        holdsNoCanary(refused);
    }

    private void refuseWithEcho() {
        server.enqueue(new MockResponse.Builder()
                .code(400)
                .body("{\"status\":400,\"message\":\"data is wrong\",\"details\":{\"dsn\":\"" + CANARY + "\"}}")
                .build());
    }

    private static void holdsNoCanary(Throwable error) {
        for (Throwable at = error; at != null; at = at.getCause()) {
            assertThat(at.toString()).doesNotContain(CANARY);
        }
        if (error instanceof ServiceException service) {
            assertThat(service.body()).doesNotContain(CANARY);
        }
        if (error instanceof DecodingException decoding) {
            assertThat(decoding.body()).doesNotContain(CANARY);
        }
    }
}
