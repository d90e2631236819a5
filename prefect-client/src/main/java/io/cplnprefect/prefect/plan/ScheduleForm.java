/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.plan;

import io.cplnprefect.prefect.deployment.DeploymentSchedule;
import io.cplnprefect.prefect.deployment.DeploymentScheduleCreate;
import io.cplnprefect.prefect.deployment.DeploymentTimes;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Schedules in a form in which those with the same effect are equal: with the defaults of servers, and without what servers add. */
final class ScheduleForm {

    /** Servers of Prefect 3 store a rule without a start with this one. */
    private static final Pattern ADDED_START = Pattern.compile("^DTSTART:20200101T000000\\n(RRULE:)?");

    private static final String ANCHOR = "anchor_date";

    private ScheduleForm() {}

    /** Returns the schedules of a description. */
    static List<Map<String, @Nullable Object>> wanted(List<DeploymentScheduleCreate> schedules) {
        return schedules.stream()
                .map(schedule -> form(
                        schedule.schedule(),
                        schedule.active(),
                        schedule.slug(),
                        schedule.parameters() == null ? Map.of() : schedule.parameters()))
                .toList();
    }

    /**
     * Returns the schedules of a deployment in the order of the description. The start from which intervals are counted is left out
     * where the description has none, because servers then use the time of the request.
     */
    static List<Map<String, @Nullable Object>> present(
            List<DeploymentSchedule> schedules, List<Map<String, @Nullable Object>> wanted) {
        List<Map<String, @Nullable Object>> rest = new ArrayList<>(schedules.stream()
                .map(schedule -> form(schedule.schedule(), schedule.active(), schedule.slug(), schedule.parameters()))
                .toList());
        Set<Map<String, @Nullable Object>> found = Collections.newSetFromMap(new IdentityHashMap<>());
        // A schedule without a start matches any start, so that those with one choose first.
        wanted.stream()
                .sorted(Comparator.comparing(one -> !one.containsKey(ANCHOR)))
                .forEach(one -> rest.stream()
                        .filter(other -> same(one, other))
                        .findFirst()
                        .ifPresent(match -> {
                            rest.remove(match);
                            found.add(one);
                        }));
        List<Map<String, @Nullable Object>> ordered =
                new ArrayList<>(wanted.stream().filter(found::contains).toList());
        ordered.addAll(rest);
        return ordered;
    }

    private static boolean same(Map<String, @Nullable Object> wanted, Map<String, @Nullable Object> present) {
        Map<String, @Nullable Object> comparable = new LinkedHashMap<>(present);
        if (!wanted.containsKey(ANCHOR)) {
            comparable.remove(ANCHOR);
        }
        return Objects.equals(Canonical.of(wanted), Canonical.of(comparable));
    }

    private static Map<String, @Nullable Object> form(
            DeploymentTimes times, @Nullable Boolean active, @Nullable String slug, Map<String, ?> parameters) {
        Map<String, @Nullable Object> form = new LinkedHashMap<>();
        put(form, "cron", times.cron());
        put(form, "interval", times.interval());
        put(
                form,
                ANCHOR,
                times.anchorDate() == null
                        ? null
                        : times.anchorDate().truncatedTo(ChronoUnit.MICROS).toString());
        String rrule = times.rrule();
        put(form, "rrule", rrule == null ? null : ADDED_START.matcher(rrule).replaceFirst(""));
        form.put("timezone", times.timezone() == null ? "UTC" : times.timezone());
        if (Boolean.FALSE.equals(times.dayOr())) {
            form.put("day_or", false);
        }
        form.put("active", active == null || active);
        put(form, "slug", slug);
        if (!parameters.isEmpty()) {
            form.put("parameters", parameters);
        }
        return form;
    }

    private static void put(Map<String, @Nullable Object> form, String key, @Nullable Object value) {
        if (value != null) {
            form.put(key, value);
        }
    }
}
