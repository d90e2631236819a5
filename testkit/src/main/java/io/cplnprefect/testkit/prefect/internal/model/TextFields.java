/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The checks of fields that hold text. */
final class TextFields {
    private static final int LONGEST_VARIABLE_NAME = 255;
    private static final int LONGEST_VARIABLE_VALUE = 5000;

    private TextFields() {}

    static void text(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        // pydantic 1 converts numbers to text, pydantic 2 does not.
        boolean converted = release == PrefectRelease.V2_20 && !value.isContainerNode() && !value.isNull();
        if (!value.isTextual() && !converted) {
            errors.notText(place, value);
        }
    }

    static JsonNode converted(PrefectRelease release, JsonNode value) {
        return value.isNull() || value.isTextual() ? value : TextNode.valueOf(PythonText.of(value));
    }

    /** Returns an array with the text of each item. */
    static JsonNode convertedItems(PrefectRelease release, JsonNode list) {
        ArrayNode texts = JsonNodeFactory.instance.arrayNode();
        list.forEach(item -> texts.add(converted(release, item)));
        return texts;
    }

    /** Labels are truth values, numbers or texts; an invalid one has the errors of all. */
    static void labelValues(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        if (!value.isObject()) {
            errors.notMap(place, value);
            return;
        }
        for (Map.Entry<String, JsonNode> label : value.properties()) {
            if (label.getValue().isContainerNode() || label.getValue().isNull()) {
                Location here = place.child(label.getKey());
                errors.notTruth(here.child("bool"), label.getValue());
                errors.notInteger(here.child("int"), label.getValue());
                errors.notNumber(here.child("float"), label.getValue());
                errors.notText(here.child("str"), label.getValue());
            }
        }
    }

    static void name(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        text(release, value, place, errors);
        String name = value.asText();
        boolean empty = release == PrefectRelease.V3 && name.isEmpty();
        if (value.isTextual() && (empty || name.chars().anyMatch(c -> "/%&><".indexOf(c) >= 0))) {
            errors.badName(place, value);
        }
    }

    static void slug(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        words(release, value, place, errors, "[a-z0-9-]*", "lowercase letters, numbers, and dashes.");
    }

    static void variableName(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        boolean v3 = release == PrefectRelease.V3;
        text(release, value, place, errors);
        if (value.asText().length() > LONGEST_VARIABLE_NAME) {
            errors.tooLong(place, value, LONGEST_VARIABLE_NAME, "too_long");
        } else if (value.isTextual() && !value.asText().matches(v3 ? "[a-z0-9_-]*" : "[a-z0-9_]*")) {
            String marks = v3 ? "dashes or underscores." : "underscores.";
            errors.wrong(place, value, "Variable name must only contain lowercase letters, numbers, and " + marks);
        }
    }

    /** The value of a variable, of any type in 3.x; its text may not be longer than a limit. */
    static void variableValue(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        boolean v3 = release == PrefectRelease.V3;
        if (!v3) {
            text(release, value, place, errors);
        }
        int length = v3
                ? value.toString().getBytes(StandardCharsets.UTF_8).length
                : value.asText().length();
        if (length > LONGEST_VARIABLE_VALUE && v3) {
            errors.wrong(place, value, "Variable value must be less than " + LONGEST_VARIABLE_VALUE + " characters");
        } else if (length > LONGEST_VARIABLE_VALUE) {
            errors.tooLong(place, value, LONGEST_VARIABLE_VALUE, "string_too_long");
        }
    }

    private static void words(
            PrefectRelease release,
            JsonNode value,
            Location place,
            ValidationErrors errors,
            String pattern,
            String allowed) {
        text(release, value, place, errors);
        if (value.isTextual() && !value.asText().matches(pattern)) {
            errors.wrong(place, value, "It must only contain " + allowed);
        }
    }

    static void poolName(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        if (release == PrefectRelease.V3 && value.isTextual() && value.asText().isEmpty()) {
            errors.wrong(place, value, "name cannot be an empty string");
        } else {
            name(release, value, place, errors);
        }
    }

    static void url(PrefectRelease release, JsonNode value, Location place, ValidationErrors errors) {
        if (release == PrefectRelease.V3) {
            text(release, value, place, errors);
        } else if (!value.asText().matches("https?://.*")) {
            errors.badUrl(place, value, true);
        } else if (!value.asText().matches("https?://[^/]+\\.[^/]+(/.*)?")) {
            errors.badUrl(place, value, false);
        }
    }
}
