/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain Java values as Python's {@code json.dumps(value, sort_keys=True)} does. */
public final class PythonJson {

    private static final Comparator<String> BY_CODE_POINT = (left, right) ->
            Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());

    private static final String ESCAPED = "\"\\\b\f\n\r\t";
    private static final List<String> ESCAPES = List.of("\\\"", "\\\\", "\\b", "\\f", "\\n", "\\r", "\\t");

    private PythonJson() {}

    /**
     * Returns the JSON of a value.
     *
     * @param value a map with text keys, collection, text, number, boolean or {@code null}
     * @return ASCII text
     */
    public static String write(@Nullable Object value) {
        StringBuilder json = new StringBuilder();
        append(json, value);
        return json.toString();
    }

    private static void append(StringBuilder json, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            json.append('{');
            map.keySet().stream().map(String.class::cast).sorted(BY_CODE_POINT).forEach(key -> {
                separate(json, '{');
                appendText(json, key);
                append(json.append(": "), map.get(key));
            });
            json.append('}');
        } else if (value instanceof Collection<?> items) {
            json.append('[');
            items.forEach(item -> {
                separate(json, '[');
                append(json, item);
            });
            json.append(']');
        } else if (value instanceof Number number) {
            json.append(number(number));
        } else if (value instanceof CharSequence text) {
            appendText(json, text.toString());
        } else if (value == null || value instanceof Boolean) {
            json.append(value);
        } else {
            throw new IllegalArgumentException("No plain value: " + value.getClass());
        }
    }

    private static void separate(StringBuilder json, char start) {
        if (json.charAt(json.length() - 1) != start) {
            json.append(", ");
        }
    }

    private static void appendText(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int escape = ESCAPED.indexOf(c);
            if (escape >= 0) {
                json.append(ESCAPES.get(escape));
            } else if (c >= ' ' && c <= '~') {
                json.append(c);
            } else {
                json.append("\\u").append(HexFormat.of().toHexDigits(c));
            }
        }
        json.append('"');
    }

    private static String number(Number number) {
        boolean whole = number instanceof Integer
                || number instanceof Long
                || number instanceof Short
                || number instanceof Byte
                || number instanceof BigInteger;
        return whole ? number.toString() : decimal(number.doubleValue());
    }

    /** Returns the shortest decimal number that is read as the same value, in the form that Python uses. */
    private static String decimal(double value) {
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal shortest = shortest(value).stripTrailingZeros();
        int exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = shortest.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        String digits = shortest.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }

    private static BigDecimal shortest(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1; digits < 17; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return exact.round(new MathContext(17));
    }
}
