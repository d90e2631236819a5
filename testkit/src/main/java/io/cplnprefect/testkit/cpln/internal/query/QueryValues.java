/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Compares values as queries do. */
final class QueryValues {
    private QueryValues() {}

    /** Returns whether type and value are equal; a boolean equals its text, a number does not. */
    static boolean same(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        return asText(a).equals(asText(b));
    }

    private static JsonNode asText(JsonNode value) {
        return value.isBoolean() ? TextNode.valueOf(value.asText()) : value;
    }

    /** Compares two numbers, two timestamps or two texts; empty if they cannot be compared. */
    static OptionalInt compare(JsonNode a, JsonNode b) {
        if (a.isNumber() && b.isNumber()) {
            return OptionalInt.of(a.decimalValue().compareTo(b.decimalValue()));
        }
        if (!a.isTextual() || !b.isTextual()) {
            return OptionalInt.empty();
        }
        Instant first = timestamp(a.textValue());
        Instant second = timestamp(b.textValue());
        return OptionalInt.of(
                first != null && second != null
                        ? first.compareTo(second)
                        : a.textValue().compareTo(b.textValue()));
    }

    /** Compares any two values for sorting; absent values are last. */
    static int compareForSort(JsonNode a, JsonNode b) {
        if (a.isMissingNode() || b.isMissingNode()) {
            return Boolean.compare(a.isMissingNode(), b.isMissingNode());
        }
        return compare(a, b).orElseGet(() -> a.asText().compareTo(b.asText()));
    }

    private static @Nullable Instant timestamp(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
