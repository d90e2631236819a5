/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;

/** The checks of fields that hold text. */
final class TextFields {

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
        words(release, value, place, errors, v3 ? "[a-z0-9_-]*" : "[a-z0-9_]*", "lowercase letters and numbers.");
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
