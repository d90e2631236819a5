/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The check of recurrence rules, with what Python's library, which servers use, accepts in them. */
final class RuleCheck {

    private static final Set<String> DATED = Set.of("YEARLY", "MONTHLY", "WEEKLY", "DAILY");
    private static final Set<String> TIMED = Set.of("HOURLY", "MINUTELY", "SECONDLY");
    private static final Set<String> NUMBERS = Set.of(
            "INTERVAL",
            "COUNT",
            "BYSETPOS",
            "BYMONTH",
            "BYMONTHDAY",
            "BYYEARDAY",
            "BYEASTER",
            "BYWEEKNO",
            "BYHOUR",
            "BYMINUTE",
            "BYSECOND");
    private static final Set<String> SINGLE = Set.of("INTERVAL", "COUNT");
    private static final Map<String, Integer> MAXIMA = Map.of("BYHOUR", 23, "BYMINUTE", 59, "BYSECOND", 59);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern DAY = Pattern.compile("[+-]?\\d{0,2}(MO|TU|WE|TH|FR|SA|SU)(\\([+-]?\\d{1,2}\\))?");
    private static final String NO_FREQUENCY = "has no FREQ";

    private RuleCheck() {}

    /** Returns what is invalid, a predicate, or null. Lines other than rules, such as the start, are not checked. */
    static @Nullable String fault(String rule) {
        String text = rule.strip().toUpperCase(Locale.ROOT);
        if (!text.contains("FREQ=")) {
            return NO_FREQUENCY;
        }
        for (String line : text.split("\\s+", -1)) {
            boolean named = line.startsWith("RRULE:");
            String fault =
                    named || !line.contains(":") ? lineFault(named ? line.substring("RRULE:".length()) : line) : null;
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }

    private static @Nullable String lineFault(String line) {
        String frequency = null;
        List<String> parts = List.of(line.split(";", -1));
        for (String part : parts) {
            if (part.startsWith("FREQ=")) {
                frequency = part.substring("FREQ=".length());
            }
        }
        if (frequency == null) {
            return NO_FREQUENCY;
        }
        for (String part : parts) {
            String[] pair = part.split("=", -1);
            if (pair.length != 2 || !valid(pair[0], pair[1], DATED.contains(frequency))) {
                return "has the invalid part '" + part + "'";
            }
        }
        return null;
    }

    private static boolean valid(String key, String value, boolean dated) {
        if (NUMBERS.contains(key)) {
            List<String> numbers = List.of(value.split(",", -1));
            return (numbers.size() == 1 || !SINGLE.contains(key))
                    && numbers.stream().allMatch(number -> number(key, number, dated));
        }
        return switch (key) {
            case "FREQ" -> DATED.contains(value) || TIMED.contains(value);
            case "UNTIL" -> value.chars().anyMatch(Character::isDigit);
            case "WKST" -> DAY.matcher(value).matches();
            case "BYDAY", "BYWEEKDAY" ->
                List.of(value.split(",", -1)).stream()
                        .allMatch(day -> DAY.matcher(day).matches());
            default -> false;
        };
    }

    /** Times of day are compared with their ranges only where the rule determines days. */
    private static boolean number(String key, String text, boolean dated) {
        if (!NUMBER.matcher(text).matches()) {
            return false;
        }
        int number = Integer.parseInt(text);
        Integer maximum = MAXIMA.get(key);
        if (maximum != null && dated) {
            return number >= 0 && number <= maximum;
        }
        return !key.equals("BYSETPOS") || number != 0;
    }
}
