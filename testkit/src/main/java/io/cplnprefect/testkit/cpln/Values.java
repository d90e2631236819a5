/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How queries compare values. */
final class Values {
    private Values() {}

    /** Equal in type and value; a boolean equals its text, a number never does. */
    static boolean same(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        return asText(a).equals(asText(b));
    }

    private static JsonNode asText(JsonNode value) {
        return value.isBoolean() ? TextNode.valueOf(value.asText()) : value;
    }

    /** Order of two numbers, two moments or two texts; empty when they cannot be compared. */
    static OptionalInt compare(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return OptionalInt.of(a.decimalValue().compareTo(b.decimalValue()));
        }
        if (!a.isTextual() || !b.isTextual()) {
            return OptionalInt.empty();
        }
        Instant first = moment(a.textValue());
        Instant second = moment(b.textValue());
        return OptionalInt.of(
                first != null && second != null
                        ? first.compareTo(second)
                        : a.textValue().compareTo(b.textValue()));
    }

    /** Total order for sorting: what is absent or of another type comes last. */
    static int compareForSort(JsonNode a, JsonNode b) {
        if (a.isMissingNode() || b.isMissingNode()) {
            return Boolean.compare(a.isMissingNode(), b.isMissingNode());
        }
        return compare(a, b).orElseGet(() -> a.asText().compareTo(b.asText()));
    }

    private static @Nullable Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
