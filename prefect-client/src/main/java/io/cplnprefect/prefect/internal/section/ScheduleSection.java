/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal.section;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.core.document.Document;
import io.cplnprefect.core.document.DocumentText;
import io.cplnprefect.core.document.InvalidDocumentException;
import io.cplnprefect.prefect.deployment.DeploymentScheduleCreate;
import io.cplnprefect.prefect.deployment.DeploymentTimes;
import io.cplnprefect.prefect.internal.document.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a schedule. */
final class ScheduleSection {

    private ScheduleSection() {}

    static DeploymentScheduleCreate read(Fields fields) {
        DeploymentTimes.Builder times = DeploymentTimes.builder()
                .cron(fields.text("cron"))
                .interval(fields.seconds("interval"))
                .timezone(fields.text("timezone"))
                .anchorDate(anchor(fields))
                .dayOr(fields.bool("day_or"));
        rule(fields, times);
        Map<String, Object> parameters = fields.map("parameters");
        DeploymentScheduleCreate schedule = DeploymentScheduleCreate.builder()
                .schedule(times.build())
                .active(fields.bool("active"))
                .parameters(parameters.isEmpty() ? null : parameters)
                .slug(fields.text("slug"))
                .replaces(fields.text("replaces"))
                .build();
        fields.refuseOthers();
        return schedule;
    }

    private static @Nullable Instant anchor(Fields fields) {
        String key = fields.has("anchor-date") ? "anchor-date" : "anchor_date";
        String text = fields.text(key);
        if (text == null) {
            return null;
        }
        String iso = text.strip().replaceFirst("^(\\d{4}-\\d{2}-\\d{2}) (\\d)", "$1T$2");
        for (Form form : List.<Form>of(
                value -> OffsetDateTime.parse(value).toInstant(),
                value -> LocalDateTime.parse(value).toInstant(ZoneOffset.UTC),
                value -> LocalDate.parse(value).atStartOfDay().toInstant(ZoneOffset.UTC))) {
            Instant instant = parsed(form, iso);
            if (instant != null) {
                return instant;
            }
        }
        fields.problem(key, "is the invalid time '" + text + "'", "use a form such as 2026-01-31T06:00:00Z");
        return null;
    }

    @FunctionalInterface
    private interface Form {
        Instant parse(String text);
    }

    private static @Nullable Instant parsed(Form form, String text) {
        try {
            return form.parse(text);
        } catch (DateTimeParseException other) {
            return null;
        }
    }

    /** A rule is also written as a JSON object of the rule and its time zone. */
    private static void rule(Fields fields, DeploymentTimes.Builder times) {
        String rule = fields.text("rrule");
        if (rule == null || !rule.strip().startsWith("{")) {
            times.rrule(rule);
            return;
        }
        try {
            List<Document> documents = DocumentText.read(rule);
            JsonNode object = documents.get(0).content();
            times.rrule(object.path("rrule").asText());
            if (fields.text("timezone") == null && object.has("timezone")) {
                times.timezone(object.path("timezone").asText());
            }
        } catch (InvalidDocumentException e) {
            fields.problem("rrule", "is invalid JSON", "use a rule of RFC 5545, such as FREQ=DAILY;BYHOUR=6");
        }
    }
}
