/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses Kubernetes quantities such as {@code 500m}, {@code 0.5}, {@code 2Gi}, {@code 1G} and {@code 1e3}. */
final class Quantity {

    private static final Pattern QUANTITY = Pattern.compile(
            "\\+?([0-9]{1,18}(?:\\.[0-9]{0,18})?|\\.[0-9]{1,18})([numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]{1,2})?");

    private static final Map<String, BigDecimal> SCALE = Map.ofEntries(
            Map.entry("n", BigDecimal.ONE.movePointLeft(9)),
            Map.entry("u", BigDecimal.ONE.movePointLeft(6)),
            Map.entry("m", BigDecimal.ONE.movePointLeft(3)),
            Map.entry("k", BigDecimal.ONE.movePointRight(3)),
            Map.entry("M", BigDecimal.ONE.movePointRight(6)),
            Map.entry("G", BigDecimal.ONE.movePointRight(9)),
            Map.entry("T", BigDecimal.ONE.movePointRight(12)),
            Map.entry("P", BigDecimal.ONE.movePointRight(15)),
            Map.entry("E", BigDecimal.ONE.movePointRight(18)),
            Map.entry("Ki", BigDecimal.valueOf(1L << 10)),
            Map.entry("Mi", BigDecimal.valueOf(1L << 20)),
            Map.entry("Gi", BigDecimal.valueOf(1L << 30)),
            Map.entry("Ti", BigDecimal.valueOf(1L << 40)),
            Map.entry("Pi", BigDecimal.valueOf(1L << 50)),
            Map.entry("Ei", BigDecimal.valueOf(1L << 60)));

    private Quantity() {}

    /** Returns the quantity in whole units, rounded up, or null if it is invalid, zero, or more than an int can represent. */
    static @Nullable Long inUnits(String text, BigDecimal unit) {
        Matcher matcher = QUANTITY.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        BigDecimal amount = new BigDecimal(matcher.group(1)).multiply(scale(matcher.group(2)));
        BigDecimal units = amount.divide(unit, 0, RoundingMode.CEILING);
        boolean usable = units.signum() > 0 && units.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
        return usable ? units.longValueExact() : null;
    }

    private static BigDecimal scale(@Nullable String suffix) {
        if (suffix == null) {
            return BigDecimal.ONE;
        }
        BigDecimal scale = SCALE.get(suffix);
        return scale != null ? scale : new BigDecimal("1" + Objects.requireNonNull(suffix));
    }
}
