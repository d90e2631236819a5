/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import io.cplnprefect.prefect.block.BlockField.Kind;
import io.cplnprefect.prefect.block.BlockField.Presence;
import io.cplnprefect.prefect.server.ServerVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes schemas as Prefect's Python library does: with pydantic 1 before 3.0, with pydantic 2 from then on.
 *
 * @param pydantic2 whether an optional value is an alternative of null
 * @param positions whether each property has its position
 */
record BlockSchemaWriter(boolean pydantic2, boolean positions) {

    private static final ServerVersion POSITIONS = new ServerVersion(3, 6, 24);

    static BlockSchemaWriter of(ServerVersion server) {
        return new BlockSchemaWriter(server.major() >= 3, server.compareTo(POSITIONS) >= 0);
    }

    Map<String, @Nullable Object> write(BlockDefinition definition) {
        Map<String, @Nullable Object> schema = content(definition);
        Map<String, Object> definitions = new LinkedHashMap<>();
        collect(definition, definitions);
        if (!definitions.isEmpty()) {
            schema.put("definitions", definitions);
        }
        return schema;
    }

    private void collect(BlockDefinition definition, Map<String, Object> definitions) {
        for (BlockDefinition nested : definition.nested()) {
            if (definitions.putIfAbsent(nested.className(), content(nested)) == null) {
                collect(nested, definitions);
            }
        }
    }

    private Map<String, @Nullable Object> content(BlockDefinition definition) {
        Map<String, @Nullable Object> schema = new LinkedHashMap<>();
        schema.put("title", definition.className());
        if (definition.type().description() != null) {
            schema.put("description", definition.type().description());
        }
        schema.put("type", "object");
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> references = new LinkedHashMap<>();
        for (BlockField field : definition.fields()) {
            Map<String, @Nullable Object> property = pydantic2 ? property2(field) : property1(field);
            if (positions) {
                property.put("position", properties.size());
            }
            properties.put(field.name(), property);
            if (field.kind() == Kind.BLOCK) {
                references.put(
                        field.name(),
                        Map.of(
                                "block_type_slug",
                                field.definition().slug(),
                                "block_schema_checksum",
                                BlockSchemaChecksum.of(write(field.definition()))));
            }
        }
        schema.put("properties", properties);
        List<String> required = definition.fields().stream()
                .filter(field -> field.presence() == Presence.REQUIRED)
                .map(BlockField::name)
                .toList();
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        schema.put("block_type_slug", definition.slug());
        schema.put("secret_fields", secretFields(definition));
        schema.put("block_schema_references", references);
        return schema;
    }

    static List<String> secretFields(BlockDefinition definition) {
        return definition.fields().stream()
                .flatMap(field -> switch (field.kind()) {
                    case SECRET -> List.of(field.name()).stream();
                    case SECRET_OBJECT -> List.of(field.name() + ".*").stream();
                    case BLOCK -> secretFields(field.definition()).stream().map(secret -> field.name() + "." + secret);
                    default -> List.<String>of().stream();
                })
                .toList();
    }

    private static Map<String, @Nullable Object> property2(BlockField field) {
        Map<String, @Nullable Object> property = new LinkedHashMap<>();
        if (field.presence() == Presence.OPTIONAL) {
            if (field.kind() != Kind.ANY) {
                property.put("anyOf", List.of(alternative(field), Map.of("type", "null")));
            }
            property.put("default", null);
        } else {
            property.putAll(type(field));
        }
        if (field.kind() != Kind.BLOCK) {
            property.put("title", field.titleOrDefault());
        } else if (field.explicitTitle() != null) {
            property.put("title", field.explicitTitle());
        }
        addDescriptionAndDefault(property, field);
        return property;
    }

    /** Returns the type of an optional value. The library removes this member elsewhere. */
    private static Map<String, Object> alternative(BlockField field) {
        Map<String, Object> type = new LinkedHashMap<>(type(field));
        if (field.kind() == Kind.OBJECT || field.kind() == Kind.SECRET_OBJECT) {
            type.put("additionalProperties", true);
        }
        return type;
    }

    private static Map<String, @Nullable Object> property1(BlockField field) {
        Map<String, @Nullable Object> property = new LinkedHashMap<>();
        boolean described =
                field.description() != null || field.explicitTitle() != null || field.presence() == Presence.DEFAULT;
        if (field.kind() == Kind.BLOCK && !described) {
            property.putAll(type(field));
            return property;
        }
        property.put("title", field.titleOrDefault());
        if (field.kind() == Kind.BLOCK) {
            property.put("allOf", List.of(type(field)));
        } else {
            property.putAll(type(field));
        }
        addDescriptionAndDefault(property, field);
        return property;
    }

    private static void addDescriptionAndDefault(Map<String, @Nullable Object> property, BlockField field) {
        if (field.description() != null) {
            property.put("description", field.description());
        }
        if (field.presence() == Presence.DEFAULT) {
            property.put("default", field.defaultValue());
        }
    }

    private static Map<String, Object> type(BlockField field) {
        return switch (field.kind()) {
            case TEXT -> Map.of("type", "string");
            case INTEGER -> Map.of("type", "integer");
            case NUMBER -> Map.of("type", "number");
            case BOOLEAN -> Map.of("type", "boolean");
            case CHOICE -> Map.of("enum", field.choices(), "type", "string");
            case TEXTS -> Map.of("type", "array", "items", Map.of("type", "string"));
            case OBJECT, SECRET_OBJECT -> Map.of("type", "object");
            case ANY -> Map.of();
            case SECRET -> Map.of("type", "string", "writeOnly", true, "format", "password");
            case BLOCK -> Map.of("$ref", "#/definitions/" + field.definition().className());
        };
    }
}
