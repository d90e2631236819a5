/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.json.OpenValue;
import io.cplnprefect.cpln.envoy.HttpFilter;
import io.cplnprefect.cpln.envoy.transport.EnvoyDuration;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The models have every field that is published, with its type. */
class InventoryCoverageTest {

    /** A field, an element of an array, a value of a map, or a variant of a union. */
    private static final Pattern STEP = Pattern.compile("\\[]|\\{}|<[^>]+>|[^.\\[{<]+");

    static Stream<String> entries() throws IOException {
        return names().stream().filter(InventoryModels::isModelled);
    }

    private static Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        Inventory.read().entries().fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @MethodSource("entries")
    void models_entryOfTheInventory_haveEveryField(String entry, TestReporter reporter) throws IOException {
        Inventory inventory = Inventory.read();
        JsonNode fields = inventory.entries().path(entry);
        reporter.publishEntry(entry, fields.size() + " fields of " + inventory);
        List<String> problems = new ArrayList<>();

        fields.properties().forEach(field -> problems.addAll(problems(entry, field.getKey(), field.getValue())));

        assertThat(problems).isEmpty();
    }

    @Test
    void entries_ofTheInventory_haveAModelOrAReason() throws IOException {
        assertThat(names())
                .allMatch(
                        entry -> InventoryModels.isModelled(entry) != InventoryModels.NOT_MODELLED.containsKey(entry));
    }

    @Test
    void models_fieldThatIsNotInAModel_isAProblem() throws IOException {
        JsonNode text = Inventory.read().entries().path("user").path("email");

        assertThat(problems("workload", "spec.containers[].nothing", text)).hasSize(1);
        assertThat(problems("workload", "spec.containers[].port", text)).hasSize(1);
        assertThat(problems("workload", "spec.containers[].image", text)).isEmpty();
    }

    private static List<String> problems(String entry, String path, JsonNode field) {
        List<String> problems = new ArrayList<>();
        for (Class<?> root : InventoryModels.roots(entry, path)) {
            Type type = type(entry, path, root);
            if (type == null) {
                problems.add(path + " is not in " + root.getSimpleName());
            } else if (!fits(field, type)) {
                problems.add(path + " is " + field + " but has the type " + type.getTypeName());
            } else {
                field.path("enum").forEach(value -> {
                    if (isA(inner(type), OpenValue.class)
                            && !constants(inner(type)).contains(value.asText())) {
                        problems.add(
                                path + " has the value " + value + ", which is no constant of " + type.getTypeName());
                    }
                });
            }
        }
        return problems;
    }

    /** Returns the type of a field, or null if the model does not have the field. */
    private static @Nullable Type type(String entry, String path, Class<?> root) {
        Type at = root;
        StringBuilder walked = new StringBuilder(entry);
        for (String step : STEP.matcher(path).results().map(MatchResult::group).toList()) {
            boolean member = step.matches("[^\\[{<].*");
            walked.append(member ? "." : "").append(step);
            Class<?> part = InventoryModels.PARTS.get(walked.toString());
            at = part != null ? part : at == null ? null : member ? member(at, step, entry) : inner(at);
        }
        return at;
    }

    private static @Nullable Type member(Type owner, String name, String entry) {
        // The requests of commands are the specifications themselves.
        if (entry.startsWith("command:") && name.matches("spec|status")) {
            return owner;
        }
        // The services have addresses by name.
        if (entry.equals("discovery") && isA(owner, Map.class)) {
            return inner(owner);
        }
        return owner instanceof Class<?> model ? members(model).get(name) : null;
    }

    private static Map<String, Type> members(Class<?> model) {
        Map<String, Type> members = new LinkedHashMap<>();
        for (Method method : model.getMethods()) {
            if (Models.isMember(method) || method.getDeclaringClass() == EnvoyDuration.class) {
                members.put(Models.name(method), method.getGenericReturnType());
            }
        }
        return members;
    }

    /** Returns the type of the elements of a list or of the values of a map; a union keeps its type. */
    private static Type inner(Type type) {
        return type instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]
                : type;
    }

    private static boolean fits(JsonNode field, Type type) {
        String published = field.path("type").asText();
        return switch (published) {
            case "array" -> isA(type, List.class) && fits(field, "items", inner(type));
            // A free-form map can have a model that keeps other members; the data of a secret has no generic type.
            case "map" ->
                isA(type, Map.class)
                        ? type == Map.class || fits(field, "values", inner(type))
                        : field.path("values").asText().equals("any") && fits("object", type);
            default -> fits(published, type);
        };
    }

    private static boolean fits(JsonNode field, String elements, Type type) {
        String published = field.path(elements).asText();
        return switch (published) {
            // An array of maps has the type of the values in "values"; a map of arrays that of the elements in "items".
            case "map" -> isA(type, Map.class) && fits(field.path("values").asText(), inner(type));
            case "array" -> isA(type, List.class) && fits(field.path("items").asText(), inner(type));
            default -> fits(published, type);
        };
    }

    private static boolean fits(String published, Type type) {
        return switch (published) {
            case "string" -> type == String.class || isA(type, OpenValue.class);
            case "number" ->
                Set.<Type>of(Integer.class, Long.class, BigDecimal.class).contains(type);
            case "boolean" -> type == Boolean.class;
            case "date-time" -> type == Instant.class;
            // The data of a secret and of a cloud account has the type that another field says.
            case "object" ->
                (type instanceof Class<?> model && model.isInterface()) || isA(type, Map.class) || type == Object.class;
            case "union" ->
                Set.<Type>of(Object.class, String.class, EnvoyDuration.class, HttpFilter.class)
                        .contains(type);
            case "any", "" -> true;
            default -> false;
        };
    }

    /** Returns the well-known values of an open value. */
    private static Set<String> constants(Type type) {
        Set<String> constants = new TreeSet<>(Set.of(""));
        for (Field field : ((Class<?>) type).getFields()) {
            try {
                constants.add(String.valueOf(field.get(null)));
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return constants;
    }

    private static boolean isA(Type type, Class<?> expected) {
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        return raw instanceof Class<?> known && expected.isAssignableFrom(known);
    }
}
