/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal.input;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Schedules with the five fields minute, hour, day of the month, month and day of the week. */
final class CronExpression {

    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field("day of the month", 1, 31, List.of()),
            new Field(
                    "month",
                    1,
                    12,
                    List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")),
            new Field("day of the week", 0, 7, List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT")));

    private CronExpression() {}

    private record Field(String name, int min, int max, List<String> names) {

        boolean accepts(String text) {
            for (String part : text.split(",", -1)) {
                if (!acceptsPart(part)) {
                    return false;
                }
            }
            return true;
        }

        private boolean acceptsPart(String part) {
            String[] range = part.split("/", 2);
            if (range.length == 2 && (!range[1].matches("[0-9]{1,4}") || Integer.parseInt(range[1]) == 0)) {
                return false;
            }
            // Kubernetes reads ? as *.
            if (range[0].equals("*") || range[0].equals("?")) {
                return true;
            }
            String[] ends = range[0].split("-", 2);
            int first = number(ends[0]);
            int last = number(ends[ends.length - 1]);
            return first >= 0 && last >= first;
        }

        /** Returns the number, or -1 if it is invalid. */
        private int number(String text) {
            int index = names.indexOf(text.toUpperCase(Locale.ROOT));
            if (index >= 0) {
                return index + min;
            }
            int number = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : -1;
            return number >= min && number <= max ? number : -1;
        }
    }

    /** Returns what is invalid in a schedule, as a predicate, or null if it is valid. */
    static @Nullable String fault(String schedule) {
        String[] fields = schedule.strip().split("\\s+", -1);
        if (fields.length != FIELDS.size()) {
            return "has " + fields.length + " fields";
        }
        for (int i = 0; i < fields.length; i++) {
            Field field = FIELDS.get(i);
            if (!field.accepts(fields[i])) {
                return "has the " + field.name() + " '" + fields[i] + "'";
            }
        }
        return null;
    }
}
