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
            return name.equals("UTC") || (name.contains("/") && ZoneId.of(name).getRules() != null);
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static CronExpression cron(JsonNode schedule) {
        return new CronExpression(
                schedule.path("cron").asText(), schedule.path("day_or").asBoolean(true));
    }

    private static Stream<ZonedDateTime> everyInterval(JsonNode schedule, Instant start, ZoneId zone) {
        Duration interval =
                Duration.ofMillis(Math.round(schedule.path("interval").asDouble() * 1000));
        Instant anchor = Objects.requireNonNull(Times.parse(schedule.path("anchor_date")), "anchor_date");
        long steps = -Math.floorDiv(-Duration.between(anchor, start).toMillis(), interval.toMillis());
        return Stream.iterate(anchor.plus(interval.multipliedBy(steps)), time -> time.plus(interval))
                .map(time -> time.atZone(zone));
    }

    private static ZoneId zone(JsonNode schedule) {
        String name = schedule.path("timezone").asText("");
        return !schedule.hasNonNull("timezone") || name.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(name);
    }
}
