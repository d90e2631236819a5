/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.schema;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of CPU and memory in the notation of Kubernetes: {@code 250m}, {@code 0.5}, {@code 128Mi}, {@code 1e9}. */
public final class Quantity {
    private static final Pattern NOTATION = Pattern.compile(
            "([+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+))(?:([numkMGTPE]|[KMGTPE]i)|([eE][-+]?[0-9]{1,2}))?");
    private static final BigDecimal KIBI = BigDecimal.valueOf(1024);

    private static final Map<String, BigDecimal> FACTORS = Map.ofEntries(
            Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("k", BigDecimal.ONE.movePointRight(3)),
            Map.entry("M", BigDecimal.ONE.movePointRight(6)),
            Map.entry("G", BigDecimal.ONE.movePointRight(9)),
            Map.entry("T", BigDecimal.ONE.movePointRight(12)),
            Map.entry("P", BigDecimal.ONE.movePointRight(15)),
            Map.entry("E", BigDecimal.ONE.movePointRight(18)),
            Map.entry("Ki", KIBI),
            Map.entry("Mi", KIBI.pow(2)),
            Map.entry("Gi", KIBI.pow(3)),
            Map.entry("Ti", KIBI.pow(4)),
            Map.entry("Pi", KIBI.pow(5)),
            Map.entry("Ei", KIBI.pow(6)));

    private Quantity() {}

    /** Returns whether a text is a quantity greater than zero. */
    public static boolean isPositive(String text) {
        return NOTATION.matcher(text).matches() && of(text).signum() > 0;
    }

    /**
     * Returns the amount in units: cores or bytes.
     *
     * @throws IllegalArgumentException if the text is not a quantity
     */
    public static BigDecimal of(String text) {
        Matcher matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Invalid quantity '" + text + "'.");
        }
        if (matcher.group(3) != null) {
            return new BigDecimal(text);
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        BigDecimal factor = matcher.group(2) == null ? BigDecimal.ONE : FACTORS.get(matcher.group(2));
        return number.multiply(factor);
    }

    /** Returns an amount of bytes in MiB. */
    public static BigDecimal mebibytes(String text) {
        return of(text).divide(KIBI.pow(2));
    }
}
