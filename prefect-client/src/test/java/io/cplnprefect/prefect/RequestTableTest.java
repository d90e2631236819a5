/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.prefect.dialect.Until;
import io.cplnprefect.prefect.event.Events;
import io.cplnprefect.prefect.log.Logs;
import io.cplnprefect.prefect.query.NumberedQuery;
import io.cplnprefect.prefect.query.OffsetQuery;
import io.cplnprefect.prefect.query.TagFilter;
import io.cplnprefect.prefect.server.ServerVersion;
import io.cplnprefect.prefect.state.StateCreate;
import io.cplnprefect.prefect.state.StateProposal;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The request of every method: {@code requests.txt} has its method, path, query and body. The coverage test compares names
 * with the document of a server; this one holds how they are written.
 */
final class RequestTableTest {

    private static final String NEW = "3.8.8";
    private static final String OLD = "2.20.25";

    @RegisterExtension
    final PrefectWire wire = new PrefectWire();

    private final Map<String, Prefect> clients = new HashMap<>();

    @AfterEach
    void close() {
        clients.values().forEach(Prefect::close);
    }

    @Test
    void everyMethod_sendsItsRequest() throws IOException {
        String table = methods().map(this::line).collect(Collectors.joining("\n"));
        Files.writeString(Path.of("target", "requests.txt"), table + "\n");
        try (InputStream expected = RequestTableTest.class.getResourceAsStream("requests.txt")) {
            assertThat(table)
                    .as("requests as in requests.txt; if a change is intended, copy target/requests.txt")
                    .isEqualTo(new String(Objects.requireNonNull(expected).readAllBytes(), StandardCharsets.UTF_8)
                            .strip());
        }
    }

    private static Stream<Method> methods() {
        return Arrays.stream(Prefect.class.getMethods())
                .map(Method::getReturnType)
                .filter(type -> type.isInterface() && type != Events.class && type != Logs.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isAbstract(method.getModifiers()) && method.getReturnType() == ApiCall.class)
                .sorted(Comparator.comparing(RequestTableTest::name).thenComparing(Method::toGenericString));
    }

    private String line(Method method) {
        String version = method.isAnnotationPresent(Until.class) ? OLD : NEW;
        Prefect prefect = clients.computeIfAbsent(version, this::client);
        Arguments arguments = new Arguments(version);
        try {
            Object resource = Arrays.stream(Prefect.class.getMethods())
                    .filter(accessor -> accessor.getReturnType() == method.getDeclaringClass())
                    .findFirst()
                    .orElseThrow()
                    .invoke(prefect);
            ApiCall<?> call = (ApiCall<?>) method.invoke(
                    resource,
                    Arrays.stream(method.getGenericParameterTypes())
                            .map(arguments::of)
                            .toArray());
            assertThatThrownBy(call::execute)
                    .as(method.toString())
                    .isInstanceOfSatisfying(
                            ServiceException.class, e -> assertThat(e.status()).isEqualTo(418));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method.toString(), e);
        }
        RecordedRequest request = wire.received();
        return "%s: %s %s %s"
                .formatted(name(method), request.getMethod(), request.getTarget(), PrefectWire.body(request))
                .strip();
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    /** Returns a client that has read the version, of a server that refuses all else. */
    private Prefect client(String version) {
        Prefect prefect = wire.prefect();
        wire.respond(200, "\"" + version + "\"");
        prefect.version();
        wire.received();
        ((QueueDispatcher) wire.server().getDispatcher())
                .setFailFast(new MockResponse.Builder().code(418).body("{}").build());
        return prefect;
    }

    /** The arguments of a method, the same in every run. */
    private static final class Arguments {

        private final RandomModel models;

        Arguments(String version) {
            Map<String, Supplier<?>> values = new HashMap<>();
            values.put("name", () -> "a-name");
            values.put("TaskRunFilter.tags", () -> TagFilter.all("a"));
            values.put("FlowFilter.tags", () -> TagFilter.all("a"));
            values.put("limit", () -> 7);
            values.put("offset", () -> 3);
            models = new RandomModel(new Random(7), ServerVersion.parse(version), values);
        }

        Object of(Type type) {
            if (type instanceof ParameterizedType generic) {
                Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
                if (generic.getRawType() == NumberedQuery.class) {
                    return numbered(of(last));
                }
                return generic.getRawType() == List.class ? List.of(of(last)) : Map.of("a-key", of(last));
            }
            if (type == UUID.class) {
                return WireCall.ID;
            }
            if (type == String.class || type == Object.class) {
                return "a b/c";
            }
            if (type == boolean.class) {
                return true;
            }
            if (type == Instant.class) {
                return WireCall.NOON;
            }
            if (type == StateProposal.class) {
                return StateProposal.of(models.of(StateCreate.class)).withTransitionId(WireCall.ID);
            }
            return models.of((Class<?>) type);
        }

        @SuppressWarnings({"unchecked", "rawtypes"})
        private static Object numbered(Object query) {
            return new NumberedQuery((OffsetQuery) query, 2);
        }
    }
}
