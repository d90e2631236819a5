/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A cron expression of five fields: minute, hour, day of month, month, day of week. */
final class CronExpression {
    private static final int FIELDS = 5;
    private static final int YEARS = 50;
    private static final Map<String, String> ALIASES = Map.of(
            "@hourly", "0 * * * *",
            "@daily", "0 0 * * *",
            "@midnight", "0 0 * * *",
            "@weekly", "0 0 * * 0",
            "@monthly", "0 0 1 * *",
            "@yearly", "0 0 1 1 *",
            "@annually", "0 0 1 1 *");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private final BitSet minutes;
    private final BitSet hours;
    private final BitSet daysOfMonth;
    private final BitSet months;
    private final BitSet daysOfWeek;
    private final boolean eitherDay;

    /**
     * Reads an expression.
     *
     * @param eitherDay whether a day matches by its day of month or by its day of week if both are limited
     * @throws IllegalArgumentException if it is invalid
     */
    CronExpression(String text, boolean eitherDay) {
        String[] fields = ALIASES.getOrDefault(text.strip(), text).strip().split("\\s+", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("Invalid cron expression '" + text + "': expected five fields");
        }
        minutes = read(fields[0], 0, 59, List.of());
        hours = read(fields[1], 0, 23, List.of());
        daysOfMonth = read(fields[2], 1, 31, List.of());
        months = read(fields[3], 1, 12, MONTHS);
        daysOfWeek = read(fields[4], 0, 7, DAYS);
        if (daysOfWeek.get(7)) {
            daysOfWeek.set(0);
        }
        this.eitherDay = eitherDay && !isAny(fields[2]) && !isAny(fields[4]);
    }

    /** Returns the matching times at or after a time, in their order. */
    Stream<LocalDateTime> from(LocalDateTime start) {
        return Stream.iterate(start.toLocalDate(), day -> day.plusDays(1))
                .takeWhile(day -> day.getYear() <= start.getYear() + YEARS)
                .filter(this::matches)
                .flatMap(day -> hours.stream()
                        .boxed()
                        .flatMap(hour -> minutes.stream().mapToObj(minute -> day.atTime(hour, minute))))
                .filter(time -> !time.isBefore(start));
    }

    private boolean matches(LocalDate day) {
        boolean ofMonth = daysOfMonth.get(day.getDayOfMonth());
        boolean ofWeek = daysOfWeek.get(day.getDayOfWeek().getValue() % 7);
        return months.get(day.getMonthValue()) && (eitherDay ? ofMonth || ofWeek : ofMonth && ofWeek);
    }

    private static boolean isAny(String field) {
        return field.equals("*") || field.equals("?");
    }

    private static BitSet read(String field, int first, int last, List<String> names) {
        BitSet values = new BitSet();
        for (String part : field.split(",", -1)) {
            String[] steps = part.split("/", -1);
            String[] range = steps[0].split("-", -1);
            boolean any = isAny(steps[0]);
            int from = any ? first : number(range[0], first, names);
            boolean open = steps.length == 2 && range.length == 1;
            int to = any || open ? last : number(range[range.length - 1], first, names);
            int step = steps.length == 2 ? number(steps[1], 0, List.of()) : 1;
            if (steps.length > 2 || range.length > 2 || from < first || to > last || from > to || step < 1) {
                throw new IllegalArgumentException("Invalid cron field '" + field + "'");
            }
            for (int value = from; value <= to; value += step) {
                values.set(value);
            }
        }
        return values;
    }

    private static int number(String text, int first, List<String> names) {
        int name = names.indexOf(text.toLowerCase(Locale.ROOT));
        if (name >= 0) {
            return name + first;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Invalid cron value '" + text + "'", e);
        }
    }
}
