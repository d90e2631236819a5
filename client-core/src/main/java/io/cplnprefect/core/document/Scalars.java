/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** The values of plain scalars. Only what is JSON is not a string: {@code yes}, {@code 0755} and dates are strings. */
final class Scalars {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_DIGITS = 100;
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");

    private Scalars() {}

    static JsonNode plain(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> JSON.nullNode();
            case "true", "True", "TRUE" -> JSON.booleanNode(true);
            case "false", "False", "FALSE" -> JSON.booleanNode(false);
            default -> number(text);
        };
    }

    private static JsonNode number(String text) {
        if (text.length() > MAX_DIGITS || !DECIMAL.matcher(text).matches()) {
            return JSON.textNode(text);
        }
        if (!INTEGER.matcher(text).matches()) {
            return DecimalNode.valueOf(new BigDecimal(text));
        }
        BigInteger number = new BigInteger(text);
        boolean isLong = number.bitLength() < Long.SIZE;
        return isLong ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
    }
}
