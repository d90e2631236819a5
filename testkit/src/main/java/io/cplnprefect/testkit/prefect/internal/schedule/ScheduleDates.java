/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.stream.Stream;

/** The dates of a schedule as requests write it. */
public final class ScheduleDates {
    private static final double LONGEST_INTERVAL = 1e9 * 24 * 60 * 60;

    private ScheduleDates() {}

    /** Returns the dates at or after a time, in their order and in the time zone of the schedule. */
    public static Stream<ZonedDateTime> from(JsonNode schedule, Instant start) {
        ZoneId zone = zone(schedule);
        if (schedule.has("interval")) {
            return everyInterval(schedule, start, zone);
        }
        LocalDateTime local = start.atZone(zone).toLocalDateTime();
        LocalDateTime seconds = local.truncatedTo(ChronoUnit.SECONDS);
        LocalDateTime first = seconds.equals(local) ? local : seconds.plusSeconds(1);
        Stream<LocalDateTime> times = schedule.has("cron")
                ? cron(schedule).from(first)
                : new RecurrenceRule(schedule.path("rrule").asText()).from(first);
        return times.map(time -> time.atZone(zone));
    }

    /** Returns whether a cron expression is valid. */
    public static boolean isCron(String text) {
        try {
            new CronExpression(text, true);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns whether a recurrence rule is valid. */
    public static boolean isRule(String text) {
        try {
            new RecurrenceRule(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns whether a time zone exists. */
    public static boolean isZone(String name) {
        try {
            // Java has zones of the System V operating system, which Python's database does not.
            return name.equals("UTC")
                    || (name.contains("/")
                            && !name.startsWith("SystemV/")
                            && ZoneId.of(name).getRules() != null);
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** Returns whether the server has an interval of so many seconds: from a microsecond to 999,999,999 days. */
    public static boolean isInterval(double seconds) {
        return seconds > 0 && seconds < LONGEST_INTERVAL && !interval(seconds).isZero();
    }

    /** Returns an interval, rounded to microseconds. */
    private static Duration interval(double seconds) {
        double whole = Math.floor(seconds);
        return Duration.ofSeconds((long) whole).plus(Math.round((seconds - whole) * 1e6), ChronoUnit.MICROS);
    }

    private static CronExpression cron(JsonNode schedule) {
        return new CronExpression(
                schedule.path("cron").asText(), schedule.path("day_or").asBoolean(true));
    }

    private static Stream<ZonedDateTime> everyInterval(JsonNode schedule, Instant start, ZoneId zone) {
        Duration interval = interval(schedule.path("interval").asDouble());
        Instant anchor = Objects.requireNonNull(Times.parse(schedule.path("anchor_date")), "anchor_date");
        long steps = Duration.between(anchor, start).dividedBy(interval);
        Instant last = anchor.plus(interval.multipliedBy(steps));
        return Stream.iterate(last.isBefore(start) ? last.plus(interval) : last, time -> time.plus(interval))
                .map(time -> time.atZone(zone));
    }

    private static ZoneId zone(JsonNode schedule) {
        String name = schedule.path("timezone").asText("");
        return !schedule.hasNonNull("timezone") || name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
    }
}
