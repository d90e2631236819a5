/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A walk over a document and the fields of its schema; values of secrets and environment variables never occur in the problems. */
final class DocumentCheck {
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,18}\\.\\d{1,18}");

    private final JsonNode document;
    private final List<String> problems = new ArrayList<>();
    private final List<Reference> references = new ArrayList<>();

    DocumentCheck(JsonNode document) {
        this.document = document;
    }

    List<String> problems() {
        return problems;
    }

    List<Reference> references() {
        return references;
    }

    /** Checks the members of an object; the prefix is empty or ends with a dot. */
    void object(String prefix, Field field, ObjectNode object) {
        field.members().forEach((name, member) -> {
            if (member.isRequired() && !object.has(name)) {
                problems.add(prefix + name + " is required");
            }
        });
        for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
            Field member = field.members().get(entry.getKey());
            if (member != null) {
                entry.setValue(converted(prefix + entry.getKey(), member, entry.getValue()));
            } else {
                problems.add(prefix + entry.getKey() + " is not allowed");
            }
        }
    }

    private JsonNode converted(String path, Field field, JsonNode original) {
        JsonNode value = convert(field.type(), original);
        if (!field.accepts(value)) {
            problems.add(path + " must be " + field.typeText());
            return value;
        }
        Set<String> allowed = field.values();
        if (!allowed.isEmpty() && !allowed.contains(value.asText())) {
            problems.add(path + " must be one of " + String.join(", ", allowed));
        }
        for (Limit limit : field.limits()) {
            String problem = limit.problem(value, document);
            if (problem != null) {
                problems.add(path + " " + problem);
            }
        }
        if (field.mustExist() && value.isTextual()) {
            references.add(new Reference(path, value.textValue()));
        }
        below(path, field, value);
        return value;
    }

    private void below(String path, Field field, JsonNode value) {
        if (field.isFree()) {
            return;
        }
        Field element = field.elementField();
        if (value instanceof ArrayNode array && element != null) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, converted(path + "[" + i + "]", element, array.get(i)));
            }
        } else if (value instanceof ObjectNode map && element != null) {
            map.properties().forEach(entry -> {
                if (field.isScalarMap() && entry.getValue().isContainerNode()) {
                    problems.add(path + "." + entry.getKey() + " must be a string, a number or a boolean");
                } else {
                    entry.setValue(converted(path + "." + entry.getKey(), element, entry.getValue()));
                }
            });
        } else if (value instanceof ObjectNode object) {
            object(path + ".", field, object);
        }
    }

    /** Returns the number or boolean that a text represents where the type is one of these, else the value itself. */
    private static JsonNode convert(String type, JsonNode value) {
        String text = value.isTextual() ? value.textValue() : "";
        if (type.equals("number") && INTEGER.matcher(text).matches()) {
            return LongNode.valueOf(Long.parseLong(text));
        }
        if (type.equals("number") && DECIMAL.matcher(text).matches()) {
            return DecimalNode.valueOf(new BigDecimal(text));
        }
        if (type.equals("boolean") && (text.equals("true") || text.equals("false"))) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        return value;
    }
}
