/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The text that Python's {@code str} returns for a JSON value, which templates for Python workers rely on. */
final class PythonText {

    /** Python writes an exponent for numbers below 1e-4 and from 1e16. */
    private static final int MIN_PLAIN_EXPONENT = -4;

    private static final int MIN_LARGE_EXPONENT = 16;

    private PythonText() {}

    /** Returns the text of a value that is part of other text. */
    static String of(JsonNode value) {
        return value.isTextual() ? value.textValue() : inside(value);
    }

    private static String inside(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> quoted(value.textValue());
            case BOOLEAN -> value.booleanValue() ? "True" : "False";
            case NUMBER -> value.isIntegralNumber() ? value.asText() : fraction(value.decimalValue());
            case ARRAY ->
                StreamSupport.stream(value.spliterator(), false)
                        .map(PythonText::inside)
                        .collect(Collectors.joining(", ", "[", "]"));
            case OBJECT ->
                value.properties().stream()
                        .map(entry -> quoted(entry.getKey()) + ": " + inside(entry.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            default -> "None";
        };
    }

    private static String fraction(BigDecimal value) {
        BigDecimal number = value.stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        if (number.signum() == 0) {
            return "0.0";
        }
        if (exponent >= MIN_PLAIN_EXPONENT && exponent < MIN_LARGE_EXPONENT) {
            String plain = number.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = number.movePointLeft(exponent).toPlainString();
        int size = Math.abs(exponent);
        return digits + "e" + (exponent < 0 ? "-" : "+") + (size < 10 ? "0" : "") + size;
    }

    private static String quoted(String text) {
        char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
        StringBuilder out = new StringBuilder().append(quote);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(quote);
                    } else if (c < ' ' || c == 0x7f) {
                        out.append(String.format("\\x%02x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append(quote).toString();
    }
}
