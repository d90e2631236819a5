/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.json.OpenValue;
import io.cplnprefect.prefect.event.Events;
import io.cplnprefect.prefect.log.Logs;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Responses of a server that is newer than the client: unknown members, states and values, and nulls. */
final class UnknownContentTest {

    private static final ObjectMapper MAPPER = DeclaredApi.MAPPER;
    private static final int DEEPEST = 5;

    static Stream<JavaType> documents() {
        return Arrays.stream(Prefect.class.getMethods())
                .map(Method::getReturnType)
                .filter(type -> type.isInterface() && type != Events.class && type != Logs.class)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isAbstract(method.getModifiers()) && method.getReturnType() == ApiCall.class)
                .map(method -> MAPPER.constructType(DeclaredApi.response(method)))
                .filter(type -> !type.hasRawClass(Void.class))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void documentOfNewerServer_isRead(JavaType type) {
        for (int seed = 0; seed < 8; seed++) {
            JsonNode sent = document(type, new Random(seed), 0);
            Object model = MAPPER.convertValue(sent, type);
            JsonNode written = MAPPER.valueToTree(model);
            if (sent instanceof ObjectNode && written.has("invented")) {
                assertThat(written.get("invented")).as("seed %d", seed).isEqualTo(sent.get("invented"));
            }
            assertThat(MAPPER.<Object>convertValue(written, type))
                    .as("seed %d: %s", seed, sent)
                    .isEqualTo(model);
        }
    }

    private static JsonNode document(JavaType type, Random random, int depth) {
        if (type.isCollectionLikeType()) {
            ArrayNode items = MAPPER.createArrayNode();
            for (int i = 0; i < random.nextInt(3); i++) {
                items.add(document(type.getContentType(), random, depth + 1));
            }
            return items;
        }
        if (type.isMapLikeType()) {
            JsonNode content = document(type.getContentType(), random, depth + 1);
            return MAPPER.createObjectNode().set("k" + random.nextInt(9), content);
        }
        if (type.isJavaLangObject()) {
            return MAPPER.createObjectNode().put("k" + random.nextInt(9), random.nextInt());
        }
        JsonFormat format = type.getRawClass().getAnnotation(JsonFormat.class);
        if (format != null && format.shape() == JsonFormat.Shape.ARRAY) {
            ArrayNode tuple = MAPPER.createArrayNode();
            for (RecordComponent component : type.getRawClass().getRecordComponents()) {
                tuple.add(document(MAPPER.constructType(component.getGenericType()), random, depth + 1));
            }
            return tuple;
        }
        Map<String, JavaType> properties = DeclaredApi.properties(type);
        if (properties.isEmpty() || OpenValue.class.isAssignableFrom(type.getRawClass())) {
            return value(type.getRawClass(), random);
        }
        ObjectNode document = MAPPER.createObjectNode();
        document.putObject("invented").put("by", "a newer server").putNull("nothing");
        document.putNull("unknown");
        properties.forEach((name, property) -> {
            boolean present = depth < DEEPEST && (required(type, name) || random.nextInt(4) > 0);
            if (present || required(type, name)) {
                document.set(name, document(property, random, depth + 1));
            } else if (random.nextBoolean()) {
                document.putNull(name);
            }
        });
        return document;
    }

    /** Returns whether a model needs a member: its attribute has no default and may not be null. */
    private static boolean required(JavaType type, String member) {
        return Arrays.stream(type.getRawClass().getMethods())
                .filter(method -> method.getParameterCount() == 0 && !method.isDefault())
                .filter(method -> snake(method).equals(member))
                .anyMatch(method -> !method.getAnnotatedReturnType().isAnnotationPresent(Nullable.class));
    }

    private static String snake(Method method) {
        JsonProperty name = method.getAnnotation(JsonProperty.class);
        return name != null
                ? name.value()
                : method.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static JsonNode value(Class<?> type, Random random) {
        if (type == UUID.class) {
            return MAPPER.valueToTree(new UUID(random.nextLong(), random.nextLong()));
        }
        if (type == Instant.class) {
            return MAPPER.valueToTree(Instant.ofEpochSecond(random.nextInt()));
        }
        if (type == Boolean.class || type == boolean.class) {
            return MAPPER.valueToTree(random.nextBoolean());
        }
        if (type == Integer.class || type == int.class || type == Long.class) {
            return MAPPER.valueToTree(random.nextInt());
        }
        if (type == Double.class || type == double.class) {
            return MAPPER.valueToTree(random.nextDouble());
        }
        return MAPPER.valueToTree("INVENTED_" + random.nextInt(9));
    }
}
