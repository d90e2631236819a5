/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.cpln.cloudaccount.CloudAccount;
import io.cplnprefect.cpln.envoy.HttpFilter;
import io.cplnprefect.cpln.envoy.transport.EnvoyDuration;
import io.cplnprefect.cpln.secret.SecretDocument;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Arbitrary documents of models: members are present, null, empty or absent, and unknown members are at any level. */
final class RandomDocuments {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Models contain models up to 9 levels deep. */
    private static final int DEEPEST = 14;

    private final Random random;

    RandomDocuments(Random random) {
        this.random = random;
    }

    ObjectNode document(Class<?> model) {
        return document(model, 0);
    }

    private ObjectNode document(Class<?> model, int depth) {
        ObjectNode document = JSON.objectNode();
        for (Method member : model.getMethods()) {
            if (Models.isMember(member) && (isRequired(member) || (depth < DEEPEST && random.nextInt(3) > 0))) {
                document.set(
                        Models.name(member),
                        !isRequired(member) && random.nextInt(8) == 0
                                ? JSON.nullNode()
                                : value(member.getGenericReturnType(), depth + 1));
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            document.set("unknown" + i, any(0));
        }
        if (model == SecretDocument.class || model == CloudAccount.class) {
            setData(document, model, depth);
        }
        return document;
    }

    /** The type of the data depends on another member. */
    private void setData(ObjectNode document, Class<?> model, int depth) {
        List<Map.Entry<String, Class<?>>> types = InventoryModels.PARTS.entrySet().stream()
                .filter(part -> part.getKey()
                        .matches((model == SecretDocument.class ? "secret" : "cloudaccount") + ":[^.]+\\.data"))
                .sorted(Map.Entry.comparingByKey())
                .toList();
        Map.Entry<String, Class<?>> type = types.get(random.nextInt(types.size()));
        document.put(
                model == SecretDocument.class ? "type" : "provider",
                type.getKey().replaceAll(".*:|\\.data", ""));
        document.set(
                "data",
                type.getValue().isInterface() && type.getValue() != Map.class
                        ? document(type.getValue(), depth + 1)
                        : type.getValue() == String.class
                                ? JSON.textNode(text())
                                : JSON.objectNode().put("key", text()));
    }

    private static boolean isRequired(Method member) {
        Type type = member.getGenericReturnType();
        return !member.getAnnotatedReturnType().isAnnotationPresent(Nullable.class)
                && !(type instanceof ParameterizedType);
    }

    private JsonNode value(Type type, int depth) {
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            int size = random.nextInt(3);
            if (generic.getRawType() == List.class) {
                ArrayNode list = JSON.arrayNode();
                for (int i = 0; i < size; i++) {
                    list.add(value(element, depth));
                }
                return list;
            }
            ObjectNode map = JSON.objectNode();
            for (int i = 0; i < size; i++) {
                boolean isNull = element == String.class && random.nextInt(5) == 0;
                map.set(text() + i, isNull ? JSON.nullNode() : value(element, depth));
            }
            return map;
        }
        return type == HttpFilter.class ? filter(depth) : scalar((Class<?>) type, depth);
    }

    private JsonNode scalar(Class<?> type, int depth) {
        if (type == Object.class) {
            return any(0);
        }
        if (type == Instant.class) {
            return JSON.textNode(
                    Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L)).toString());
        }
        if (type == Integer.class) {
            return JSON.numberNode(random.nextInt());
        }
        if (type == Long.class) {
            return JSON.numberNode(random.nextLong());
        }
        if (type == BigDecimal.class) {
            return JSON.numberNode(decimal());
        }
        if (type == Boolean.class) {
            return JSON.booleanNode(random.nextBoolean());
        }
        if (type == EnvoyDuration.class) {
            return random.nextBoolean()
                    ? JSON.textNode("0.250s")
                    : JSON.objectNode().put("seconds", random.nextInt(100));
        }
        return type.isInterface() ? document(type, depth) : JSON.textNode(text());
    }

    private JsonNode filter(int depth) {
        JsonSubTypes.Type[] types =
                HttpFilter.class.getAnnotation(JsonSubTypes.class).value();
        int chosen = random.nextInt(types.length + 1);
        return chosen == types.length
                ? document(HttpFilter.class, depth).put("name", "envoy.filters.http.other")
                : document(types[chosen].value(), depth).put("name", types[chosen].name());
    }

    /** Returns any JSON value: null, numbers of any size, empty containers. */
    private JsonNode any(int depth) {
        return switch (random.nextInt(depth < 3 ? 9 : 6)) {
            case 0 -> JSON.nullNode();
            case 1 -> JSON.booleanNode(random.nextBoolean());
            case 2 -> JSON.numberNode(random.nextLong());
            case 3 -> JSON.numberNode(decimal());
            case 4 -> JSON.numberNode(BigInteger.valueOf(random.nextLong()).pow(3));
            case 5 -> JSON.textNode(text());
            case 6 -> JSON.arrayNode();
            case 7 -> JSON.arrayNode().add(any(depth + 1)).add(any(depth + 1));
            default -> JSON.objectNode().set(text(), any(depth + 1));
        };
    }

    private BigDecimal decimal() {
        return new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(12));
    }

    private String text() {
        String letters = "aZ0 \"\\'{}/:$\n\u00e9\u4e2d";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }
}
