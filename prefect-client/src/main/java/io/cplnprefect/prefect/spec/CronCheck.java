/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The check of cron expressions: five fields, with what servers of both generations accept in them. */
final class CronCheck {

    private static final String DAY_OF_MONTH = "day of month";
    private static final String DAY_OF_WEEK = "day of week";
    private static final Set<String> ALIASES =
            Set.of("@yearly", "@annually", "@monthly", "@weekly", "@daily", "@midnight", "@hourly");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final Pattern ITEM = Pattern.compile("(\\*|[a-z0-9]+)(?:-([a-z0-9]+))?(?:/(\\d{1,4}))?");
    /** A day of a month, such as the second Friday or the last one. */
    private static final Pattern NTH_DAY = Pattern.compile("([a-z0-9]+)#[1-5]|l(0*[0-7])");

    private static final List<Field> FIELDS = List.of(
            new Field("minute", 0, 59, List.of()),
            new Field("hour", 0, 23, List.of()),
            new Field(DAY_OF_MONTH, 1, 31, List.of()),
            new Field("month", 1, 12, MONTHS),
            new Field(DAY_OF_WEEK, 0, 7, DAYS));

    private CronCheck() {}

    /** Returns what is invalid, a predicate, or null. */
    static @Nullable String fault(String cron) {
        String text = cron.strip().toLowerCase(Locale.ROOT);
        if (ALIASES.contains(text)) {
            return null;
        }
        String[] fields = text.split("\\s+", -1);
        if (fields.length != FIELDS.size()) {
            return "has " + (text.isEmpty() ? 0 : fields.length) + " fields";
        }
        for (int i = 0; i < fields.length; i++) {
            Field field = FIELDS.get(i);
            List<String> items = List.of(fields[i].split(",", -1));
            boolean nth = items.stream().allMatch(field::acceptsNth);
            for (String item : items) {
                boolean any = item.equals("?") && items.size() == 1 && field.acceptsAny();
                if (!nth && !any && !field.accepts(item)) {
                    return "has the invalid " + field.name() + " '" + item + "'";
                }
            }
        }
        return null;
    }

    private record Field(String name, int min, int max, List<String> names) {

        boolean acceptsAny() {
            return name.equals(DAY_OF_MONTH) || name.equals(DAY_OF_WEEK);
        }

        /** Servers accept these only in a list of their own. */
        boolean acceptsNth(String item) {
            Matcher matcher = NTH_DAY.matcher(item);
            return name.equals(DAY_OF_WEEK)
                    && matcher.matches()
                    && (matcher.group(1) == null || within(matcher.group(1)));
        }

        boolean accepts(String item) {
            if (item.equals("l")) {
                return name.equals(DAY_OF_MONTH);
            }
            Matcher matcher = ITEM.matcher(item);
            if (!matcher.matches()) {
                return false;
            }
            String step = matcher.group(3);
            if (step != null && Integer.parseInt(step) == 0) {
                return false;
            }
            String from = matcher.group(1);
            String to = matcher.group(2);
            return from.equals("*") ? to == null : within(from) && (to == null || within(to));
        }

        private boolean within(String value) {
            if (names.contains(value)) {
                return true;
            }
            String digits = value.replaceFirst("^0+(?=\\d)", "");
            if (!digits.chars().allMatch(Character::isDigit) || digits.length() > 2) {
                return false;
            }
            int number = Integer.parseInt(digits);
            return number >= min && number <= max;
        }
    }
}
