/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.Set;
import java.util.stream.Stream;

/** All models, and documents for them. */
final class Models {

    /** Members whose texts may be secret, in any model. */
    private static final Set<String> SECRET_MEMBERS = Set.of("value", "data", "args");

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
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Method member : model.getMethods()) {
            if (!member.isDefault()
                    && member.getParameterCount() == 0
                    && member.getDeclaringClass().isInterface()
                    && !member.getName().equals("additionalProperties")
                    && !Modifier.isStatic(member.getModifiers())) {
                object.set(member.getName(), value(member.getName(), member.getGenericReturnType(), secret));
            }
        }
        return object;
    }

    private static JsonNode value(String member, Type type, String secret) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        String text = SECRET_MEMBERS.contains(member) ? secret : "text";
        if (type instanceof ParameterizedType generic) {
            Type element = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
            if (generic.getRawType() == List.class) {
                return json.arrayNode().add(value(member, element, secret));
            }
            return element == Object.class && member.equals("tags")
                    ? json.objectNode()
                    : json.objectNode()
                            .set("password", value(element == Object.class ? "data" : member, element, secret));
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
        return raw.isInterface() ? full(raw, secret) : json.textNode(text);
    }
}
