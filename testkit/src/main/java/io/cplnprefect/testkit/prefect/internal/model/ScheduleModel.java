/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.prefect.internal.schedule.ScheduleDates;
import io.cplnprefect.testkit.prefect.internal.wire.Location;
import io.cplnprefect.testkit.prefect.internal.wire.Times;
import io.cplnprefect.testkit.prefect.internal.wire.ValidationErrors;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.util.List;
import java.util.Map;

/** The rules for the three kinds of schedules; an invalid value has the errors of all three. */
final class ScheduleModel {
    private static final List<Kind> KINDS = List.of(
            new Kind("interval", "function-after[validate_timezone(), IntervalSchedule]", "anchor_date"),
            new Kind("cron", "function-after[validate_timezone(), CronSchedule]", "day_or"),
            new Kind("rrule", "RRuleSchedule", "rrule"));

    /**
     * A kind of schedule.
     *
     * @param field its required field
     * @param name its name in the validation errors of 3.x
     * @param option a field that it may have, as all may have a time zone
     */
    private record Kind(String field, String name, String option) {}

    private ScheduleModel() {}

    static void check(PrefectRelease release, JsonNode schedule, Location place, ValidationErrors errors) {
        if (!schedule.isObject()) {
            errors.notMap(place, schedule);
            return;
        }
        if (KINDS.stream().noneMatch(kind -> isValid(kind, release, schedule))) {
            KINDS.forEach(kind -> explain(kind, release, schedule, place, errors));
        }
    }

    private static boolean isValid(Kind kind, PrefectRelease release, JsonNode schedule) {
        return schedule.has(kind.field())
                && isValue(kind, schedule)
                && isZone(kind, release, schedule)
                && schedule.properties().stream().allMatch(member -> allows(kind, member.getKey()));
    }

    private static void explain(
            Kind kind, PrefectRelease release, JsonNode schedule, Location place, ValidationErrors errors) {
        Location here = release == PrefectRelease.V3 ? place.child(kind.name()) : place;
        if (!schedule.has(kind.field())) {
            errors.missing(here.child(kind.field()), schedule);
        } else if (!isValue(kind, schedule)) {
            explainValue(kind, release, schedule, here, errors);
        }
        for (Map.Entry<String, JsonNode> member : schedule.properties()) {
            if (!allows(kind, member.getKey())) {
                errors.extra(here.child(member.getKey()), member.getValue());
            }
        }
        if (!isZone(kind, release, schedule)) {
            explainZone(kind, release, schedule, here, errors);
        }
    }

    private static void explainValue(
            Kind kind, PrefectRelease release, JsonNode schedule, Location place, ValidationErrors errors) {
        JsonNode value = schedule.path(kind.field());
        if (kind.field().equals("interval") && release == PrefectRelease.V2_20) {
            errors.notPositive(place.child("interval"), value);
        } else {
            errors.wrong(place.child(kind.field()), value, "Invalid " + kind.field() + " '" + value.asText() + "'");
        }
    }

    /** 3.x checks the zone of two kinds after their fields, and only if those are valid. */
    private static void explainZone(
            Kind kind, PrefectRelease release, JsonNode schedule, Location place, ValidationErrors errors) {
        String text = "Invalid timezone: \"" + schedule.path("timezone").asText() + "\"";
        if (release == PrefectRelease.V2_20) {
            errors.wrong(place.child("timezone"), schedule.path("timezone"), text);
        } else if (kind.field().equals("rrule")) {
            errors.badPattern(place.child("timezone"), schedule.path("timezone"));
        } else if (schedule.has(kind.field()) && isValue(kind, schedule)) {
            errors.wrong(place, schedule, text);
        }
    }

    private static boolean allows(Kind kind, String member) {
        return member.equals(kind.field()) || member.equals(kind.option()) || member.equals("timezone");
    }

    private static boolean isValue(Kind kind, JsonNode schedule) {
        JsonNode value = schedule.path(kind.field());
        return switch (kind.field()) {
            case "interval" ->
                value.isNumber()
                        && ScheduleDates.isInterval(value.asDouble())
                        && (!schedule.hasNonNull("anchor_date") || Times.parse(schedule.path("anchor_date")) != null);
            case "cron" -> value.isTextual() && ScheduleDates.isCron(value.asText());
            default -> value.isTextual() && ScheduleDates.isRule(value.asText());
        };
    }

    private static boolean isZone(Kind kind, PrefectRelease release, JsonNode schedule) {
        String zone = schedule.path("timezone").asText();
        // 3.x compares the zone of a rule with a longer list of names.
        boolean listed = release == PrefectRelease.V3 && kind.field().equals("rrule") && zone.startsWith("SystemV/");
        return !schedule.hasNonNull("timezone") || listed || ScheduleDates.isZone(zone);
    }
}
