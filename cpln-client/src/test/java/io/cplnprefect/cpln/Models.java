/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All models, and documents for them. */
final class Models {

    /** Members whose texts may be secret, in any model. */
    private static final Set<String> SECRET_MEMBERS = Set.of(
            "value",
            "data",
            "args",
            "payload",
            "password",
            "passphrase",
            "privateKey",
            "secretKey",
            "accessKey",
            "registrationToken",
            "access_token",
            "authorization_token",
            "google_refresh_token",
            "json_key",
            "inline_string",
            "values");

    private Models() {}

    /** All models: the interfaces of the module that can be built and are read. */
    static Stream<Class<?>> all() throws IOException {
        Path classes = Path.of(URI.create(
                        ControlPlane.class.getResource("ControlPlane.class").toString()))
                .resolveSibling("");
        List<Class<?>> models = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            files.map(file -> classes.relativize(file).toString())
                    .filter(name -> name.matches(".*/Immutable[^$]*\\.class"))
                    .map(name -> type(ControlPlane.class.getPackageName()
                            + "."
                            + name.replace("/Immutable", ".").replace('/', '.').replace(".class", "")))
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

    /** Returns a document of a model that has every member; members that may be secret have the specified text. */
    static ObjectNode full(Class<?> model, String secret) {
        return full(model, secret, Set.of());
    }

    private static ObjectNode full(Class<?> model, String secret, Set<Class<?>> within) {
        Set<Class<?>> path = new HashSet<>(within);
        path.add(model);
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Method member : model.getMethods()) {
            if (isMember(member)) {
                String name = name(member);
                JsonNode value = value(name, member.getGenericReturnType(), secret, path);
                // A model that contains itself ends here.
                if (!value.isMissingNode()) {
                    object.set(name, value);
                }
            }
        }
        return object;
    }

    /** Returns whether a method of a model is one of its members, apart from the additional properties. */
    static boolean isMember(Method method) {
        return !method.isDefault()
                && method.getParameterCount() == 0
                && method.getDeclaringClass().isInterface()
                && !method.getName().equals("additionalProperties")
                && !Modifier.isStatic(method.getModifiers());
    }

    /** Returns the name of a member in documents. */
    static String name(Method member) {
        JsonProperty name = member.getAnnotation(JsonProperty.class);
        return name == null ? member.getName() : name.value();
    }

    private static JsonNode value(String member, Type type, String secret, Set<Class<?>> path) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        String text = SECRET_MEMBERS.contains(member) ? secret : "text";
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            JsonNode value = value(
                    element == Object.class && generic.getRawType() == Map.class ? "data" : member,
                    element,
                    secret,
                    path);
            if (value.isMissingNode()) {
                return value;
            }
            if (generic.getRawType() == List.class) {
                return json.arrayNode().add(value);
            }
            return element == Object.class && member.equals("tags")
                    ? json.objectNode()
                    : json.objectNode().set("password", value);
        }
        Class<?> raw = (Class<?>) type;
        if (raw == Instant.class) {
            return json.textNode("2026-01-01T00:00:00Z");
        }
        if (raw == Integer.class || raw == Long.class) {
            return json.numberNode(7);
        }
        if (raw == BigDecimal.class) {
            return json.numberNode(new BigDecimal("0.50"));
        }
        if (raw == Boolean.class) {
            return json.booleanNode(true);
        }
        if (!raw.isInterface()) {
            return json.textNode(text);
        }
        return path.contains(raw) ? MissingNode.getInstance() : full(raw, secret, path);
    }
}
