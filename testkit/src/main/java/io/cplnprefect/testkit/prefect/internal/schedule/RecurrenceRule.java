/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A recurrence rule of RFC 5545 with a start in local time: FREQ, INTERVAL, COUNT, UNTIL, BYMONTH, BYMONTHDAY, BYDAY,
 * BYHOUR, BYMINUTE. Other parts and sets of rules are not supported.
 */
final class RecurrenceRule {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss", Locale.ROOT);
    private static final LocalDateTime DEFAULT_START = LocalDateTime.of(2020, 1, 1, 0, 0);
    private static final Pattern DAY = Pattern.compile("([+-]?\\d+)?(MO|TU|WE|TH|FR|SA|SU)");
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");
    private static final Map<String, ChronoUnit> UNITS = Map.of(
            "SECONDLY", ChronoUnit.SECONDS,
            "MINUTELY", ChronoUnit.MINUTES,
            "HOURLY", ChronoUnit.HOURS,
            "DAILY", ChronoUnit.DAYS,
            "WEEKLY", ChronoUnit.WEEKS,
            "MONTHLY", ChronoUnit.MONTHS,
            "YEARLY", ChronoUnit.YEARS);
    private static final int YEARS = 100;
    private static final int HOURS = 24;
    private static final int MINUTES = 60;

    private final Map<String, String> parts = new HashMap<>();
    private final LocalDateTime start;
    private final ChronoUnit unit;
    private final int interval;

    /** A day of a week, and which one of the month; 0 means each. */
    private record Day(int number, DayOfWeek day) {
        boolean matches(LocalDate date) {
            int fromStart = (date.getDayOfMonth() - 1) / 7 + 1;
            int fromEnd = -((date.lengthOfMonth() - date.getDayOfMonth()) / 7 + 1);
            return date.getDayOfWeek() == day && (number == 0 || number == fromStart || number == fromEnd);
        }
    }

    /**
     * Reads a rule.
     *
     * @throws IllegalArgumentException if it is invalid
     */
    RecurrenceRule(String text) {
        LocalDateTime first = DEFAULT_START;
        for (String line : text.strip().split("\\s+", -1)) {
            if (line.startsWith("DTSTART")) {
                first = time(line.substring(line.lastIndexOf(':') + 1));
            } else {
                for (String part : line.replaceFirst("^RRULE:", "").split(";", -1)) {
                    String[] pair = part.split("=", 2);
                    parts.put(pair[0].toUpperCase(Locale.ROOT), pair.length == 2 ? pair[1] : "");
                }
            }
        }
        start = first;
        ChronoUnit read = UNITS.get(parts.getOrDefault("FREQ", ""));
        if (read == null) {
            throw new IllegalArgumentException("Invalid recurrence rule '" + text + "': expected FREQ=…");
        }
        unit = read;
        interval = Integer.parseInt(parts.getOrDefault("INTERVAL", "1"));
        days();
        checkNumbers("BYHOUR", HOURS);
        checkNumbers("BYMINUTE", MINUTES);
        checkNumbers("BYMONTH", Integer.MAX_VALUE);
        checkNumbers("BYMONTHDAY", Integer.MAX_VALUE);
        if (parts.containsKey("UNTIL")) {
            var unused = time(parts.getOrDefault("UNTIL", ""));
        }
    }

    private void checkNumbers(String part, int limit) {
        if (numbers(part, 0).anyMatch(number -> number >= limit || (number < 0 && limit <= MINUTES))) {
            throw new IllegalArgumentException("Invalid " + part + " in a recurrence rule: " + parts.get(part));
        }
    }

    /** Returns the times at or after a time, in their order. */
    Stream<LocalDateTime> from(LocalDateTime from) {
        String until = parts.get("UNTIL");
        LocalDateTime end = until == null ? from.plusYears(YEARS) : time(until);
        boolean counted = parts.containsKey("COUNT");
        // The times before are needed only to count them.
        long skipped = counted || !from.isAfter(start) ? 0 : Math.max(0, unit.between(start, from) / interval - 1);
        Stream<LocalDateTime> times = Stream.iterate(
                        base().plus(skipped * interval, unit), period -> period.plus(interval, unit))
                .takeWhile(period -> !period.isAfter(end))
                .flatMap(this::times)
                .filter(time -> !time.isBefore(start))
                .takeWhile(time -> !time.isAfter(end));
        return (counted ? times.limit(Long.parseLong(parts.getOrDefault("COUNT", "0"))) : times)
                .filter(time -> !time.isBefore(from));
    }

    /** Returns a time in the first period from which all others are reached. */
    private LocalDateTime base() {
        return switch (unit) {
            case WEEKS -> start.minusDays(start.getDayOfWeek().getValue() - 1L);
            case MONTHS -> start.withDayOfMonth(1);
            case YEARS -> start.withDayOfYear(1);
            default -> start;
        };
    }

    private Stream<LocalDateTime> times(LocalDateTime period) {
        if (unit.compareTo(ChronoUnit.DAYS) < 0) {
            return Stream.of(period)
                    .filter(time -> matches(time.toLocalDate()))
                    .filter(time -> isIn("BYHOUR", time.getHour()) && isIn("BYMINUTE", time.getMinute()));
        }
        LocalDate first = period.toLocalDate();
        Stream<LocalDate> days = first.datesUntil(first.plus(1, unit));
        return days.filter(this::matches).filter(this::isDefaultDay).flatMap(this::times);
    }

    private Stream<LocalDateTime> times(LocalDate day) {
        return numbers("BYHOUR", start.getHour())
                .boxed()
                .flatMap(hour -> numbers("BYMINUTE", start.getMinute())
                        .mapToObj(minute -> day.atTime(LocalTime.of(hour, minute, start.getSecond()))));
    }

    private boolean matches(LocalDate day) {
        List<Day> days = days();
        return isIn("BYMONTH", day.getMonthValue())
                && (isIn("BYMONTHDAY", day.getDayOfMonth())
                        || isIn("BYMONTHDAY", day.getDayOfMonth() - day.lengthOfMonth() - 1))
                && (days.isEmpty() || days.stream().anyMatch(one -> one.matches(day)));
    }

    /** Returns whether the day is the one that the start implies where the rule does not name days. */
    private boolean isDefaultDay(LocalDate day) {
        boolean named = parts.containsKey("BYDAY") || parts.containsKey("BYMONTHDAY");
        return switch (unit) {
            case WEEKS -> named || day.getDayOfWeek() == start.getDayOfWeek();
            case MONTHS -> named || day.getDayOfMonth() == start.getDayOfMonth();
            case YEARS ->
                named
                        || (day.getDayOfMonth() == start.getDayOfMonth()
                                && (parts.containsKey("BYMONTH") || day.getMonth() == start.getMonth()));
            default -> true;
        };
    }

    private boolean isIn(String part, int value) {
        String list = parts.get(part);
        return list == null || numbers(list).anyMatch(number -> number == value);
    }

    private IntStream numbers(String part, int missing) {
        String list = parts.get(part);
        return list == null ? IntStream.of(missing) : numbers(list).sorted();
    }

    private static IntStream numbers(String list) {
        return Arrays.stream(list.split(",", -1)).mapToInt(Integer::parseInt);
    }

    private List<Day> days() {
        String list = parts.get("BYDAY");
        return list == null
                ? List.of()
                : Arrays.stream(list.split(",", -1)).map(RecurrenceRule::day).toList();
    }

    private static Day day(String text) {
        Matcher matcher = DAY.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Invalid day '" + text + "' in a recurrence rule");
        }
        int number = matcher.group(1) == null ? 0 : Integer.parseInt(matcher.group(1));
        return new Day(number, DayOfWeek.of(DAYS.indexOf(matcher.group(2)) + 1));
    }

    private static LocalDateTime time(String text) {
        try {
            String full = text.contains("T") ? text : text + "T000000";
            return LocalDateTime.parse(full.replace("Z", ""), TIME);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("Invalid time '" + text + "' in a recurrence rule", e);
        }
    }
}
