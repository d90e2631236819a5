/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.schema;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cron syntax of Kubernetes: minute, hour, day of month, month, day of week. */
final class CronSchedule {
    private static final Pattern ITEM = Pattern.compile("(\\*|\\w+(?:-\\w+)?)(?:/(\\d{1,3}))?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private record Field(int min, int max, List<String> names) {}

    private static final List<Field> FIELDS = List.of(
            new Field(0, 59, List.of()),
            new Field(0, 23, List.of()),
            new Field(1, 31, List.of()),
            new Field(1, 12, MONTHS),
            new Field(0, 7, DAYS));

    private CronSchedule() {}

    static boolean isValid(String text) {
        String[] parts = text.trim().split("\\s+", -1);
        if (parts.length != FIELDS.size()) {
            return false;
        }
        for (int i = 0; i < parts.length; i++) {
            for (String item : parts[i].split(",", -1)) {
                if (!isItem(item, FIELDS.get(i))) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isItem(String item, Field field) {
        Matcher matcher = ITEM.matcher(item);
        if (!matcher.matches()) {
            return item.equals("?");
        }
        if (matcher.group(2) != null && Integer.parseInt(matcher.group(2)) == 0) {
            return false;
        }
        if (matcher.group(1).equals("*")) {
            return true;
        }
        String[] bounds = matcher.group(1).split("-", -1);
        int first = number(bounds[0], field);
        int last = number(bounds[bounds.length - 1], field);
        return first >= field.min() && last <= field.max() && first <= last;
    }

    /** Returns the value of a number or name, or -1 if it is neither. */
    private static int number(String text, Field field) {
        if (text.matches("\\d{1,4}")) {
            return Integer.parseInt(text);
        }
        int index = field.names().indexOf(text.toLowerCase(Locale.ROOT));
        return index < 0 ? -1 : index + field.min();
    }
}
