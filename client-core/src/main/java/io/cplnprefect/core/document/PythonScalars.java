/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/** The values of plain scalars in Python's YAML library (PyYAML, resolver of YAML 1.1). */
final class PythonScalars {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int MAX_DIGITS = 100;
    private static final int BINARY = 2;
    private static final int OCTAL = 8;
    private static final int HEXADECIMAL = 16;
    private static final int SEXAGESIMAL = 60;
    private static final Set<String> TRUE = Set.of("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON");
    private static final Set<String> FALSE = Set.of("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF");
    private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");
    private static final Pattern INTEGER = Pattern.compile(
            "[-+]?(0b_*[01][01_]*|0[0-7_]+|0|[1-9][0-9_]*|0x_*[0-9a-fA-F][0-9a-fA-F_]*|[1-9][0-9_]*(:[0-5]?[0-9])+)");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?[0-9][0-9_]*\\.[0-9_]*([eE][-+][0-9]{1,3})?|\\.[0-9][0-9_]*([eE][-+][0-9]{1,3})?"
                    + "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+\\.[0-9_]*");

    private PythonScalars() {}

    static JsonNode plain(String text) {
        if (NULL.contains(text)) {
            return JSON.nullNode();
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return JSON.booleanNode(TRUE.contains(text));
        }
        if (text.length() > MAX_DIGITS) {
            return JSON.textNode(text);
        }
        if (INTEGER.matcher(text).matches()) {
            BigInteger number = integer(text.replace("_", ""));
            return number.bitLength() < Long.SIZE ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
        }
        return DECIMAL.matcher(text).matches()
                ? DecimalNode.valueOf(decimal(text.replace("_", "")))
                : JSON.textNode(text);
    }

    private static BigInteger integer(String text) {
        boolean negative = text.startsWith("-");
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        BigInteger number;
        if (digits.startsWith("0b")) {
            number = new BigInteger(digits.substring(2), BINARY);
        } else if (digits.startsWith("0x")) {
            number = new BigInteger(digits.substring(2), HEXADECIMAL);
        } else if (digits.length() > 1 && digits.startsWith("0")) {
            number = new BigInteger(digits, OCTAL);
        } else {
            number = sexagesimal(digits).toBigInteger();
        }
        return negative ? number.negate() : number;
    }

    private static BigDecimal decimal(String text) {
        boolean negative = text.startsWith("-");
        String digits = text.startsWith("-") || text.startsWith("+") ? text.substring(1) : text;
        BigDecimal number = sexagesimal(digits);
        return negative ? number.negate() : number;
    }

    /** Returns the value of digits to the base 60, or of a single decimal number. */
    private static BigDecimal sexagesimal(String digits) {
        BigDecimal number = BigDecimal.ZERO;
        for (String part : digits.split(":", -1)) {
            number = number.multiply(BigDecimal.valueOf(SEXAGESIMAL)).add(new BigDecimal(part));
        }
        return number;
    }
}
