/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.model.ContainerOverride;
import io.cplnprefect.cpln.model.EnvironmentVariable;
import io.cplnprefect.cpln.model.Item;
import io.cplnprefect.cpln.model.RunCronWorkload;
import io.cplnprefect.cpln.model.SecretDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsStaySecretTest {

    private static final String CANARY = "hunter2-canary";

    /** Members whose texts may be secret, wherever they stand. */
    private static final Set<String> SECRET_MEMBERS = Set.of("value", "data", "args");

    private static final ObjectMapper MAPPER = ControlPlane.newMapper();

    private final MockWebServer server = new MockWebServer();

    @SuppressWarnings("NullAway.Init")
    private ControlPlane cpln;

    @BeforeEach
    void connect() throws IOException {
        server.start();
        cpln = ControlPlane.builder()
                .environment(Map.of())
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
    @MethodSource("models")
    void a_model_prints_no_secret(Class<?> model) throws IOException {
        ObjectNode full = full(model);
        full.putObject("unknownToUs").put("password", CANARY);

        assertThat(MAPPER.treeToValue(full, model).toString())
                .doesNotContain(CANARY)
                .contains("{");
    }

    @Test
    void an_error_keeps_nothing_of_a_revealed_secret() {
        server.enqueue(new MockResponse.Builder()
                .body("{\"name\":\"db\",\"type\":\"dictionary\",\"data\":{\"dsn\":\"" + CANARY + "\"},\"tags\":7}")
                .build());

        assertThatThrownBy(() -> cpln.org().secrets().reveal("db").execute())
                .isInstanceOf(DecodingException.class)
                .satisfies(SecretsStaySecretTest::holdsNoCanary);
    }

    @Test
    void an_error_keeps_nothing_of_a_written_secret_that_it_echoes() {
        SecretDocument secret = SecretDocument.builder()
                .name("db")
                .type("dictionary")
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
    void an_error_keeps_nothing_of_the_environment_of_a_job_that_it_echoes() {
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

    /** All models: the interfaces beside {@link Item} that can be built. */
    static Stream<Class<?>> models() throws IOException {
        Path folder = Path.of(URI.create(Item.class.getResource("Item.class").toString()))
                .getParent();
        List<Class<?>> models = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString().replace(".class", ""))
                    .filter(name -> name.startsWith("Immutable") && !name.contains("$"))
                    .map(name -> type(Item.class.getPackageName() + "." + name.substring("Immutable".length())))
                    // What only goes out is never read.
                    .filter(model -> model.isAnnotationPresent(JsonDeserialize.class))
                    .forEach(models::add);
        }
        return models.stream();
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static ObjectNode full(Class<?> model) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Method member : model.getMethods()) {
            if (!member.isDefault()
                    && member.getParameterCount() == 0
                    && member.getDeclaringClass().isInterface()
                    && !member.getName().equals("additionalProperties")
                    && !Modifier.isStatic(member.getModifiers())) {
                object.set(member.getName(), value(member.getName(), member.getGenericReturnType()));
            }
        }
        return object;
    }

    private static JsonNode value(String member, Type type) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        String text = SECRET_MEMBERS.contains(member) ? CANARY : "text";
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == List.class) {
                return json.arrayNode().add(value(member, element));
            }
            return element == Object.class && member.equals("tags")
                    ? json.objectNode()
                    : json.objectNode().set("password", value(element == Object.class ? "data" : member, element));
        }
        Class<?> raw = (Class<?>) type;
        if (raw == Instant.class) {
            return json.textNode("2026-01-01T00:00:00Z");
        }
        if (raw == Integer.class || raw == int.class || raw == Long.class || raw == long.class) {
            return json.numberNode(7);
        }
        if (raw == Double.class || raw == double.class) {
            return json.numberNode(0.5);
        }
        if (raw == Boolean.class || raw == boolean.class) {
            return json.booleanNode(true);
        }
        return raw.isInterface() ? full(raw) : json.textNode(text);
    }
}
