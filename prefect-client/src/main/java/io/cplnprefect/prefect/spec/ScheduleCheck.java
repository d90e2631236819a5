/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import io.cplnprefect.core.document.DocumentPath;
import io.cplnprefect.prefect.deployment.DeploymentScheduleCreate;
import io.cplnprefect.prefect.deployment.DeploymentTimes;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The check of the schedules of a deployment. */
final class ScheduleCheck {

    /** Names that Python has and Java has not. */
    private static final Set<String> PYTHON_ZONES = Set.of("EST", "MST", "HST", "ROC", "GMT+0", "GMT-0");

    private static final String JAVA_ZONES = "SystemV/";
    private static final double LEAST_SECONDS = 1e-6;
    private static final double MOST_SECONDS = 86400.0 * 999_999_999;
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private final SpecOrigin origin;
    private final List<SpecProblem> problems;

    ScheduleCheck(SpecOrigin origin, List<SpecProblem> problems) {
        this.origin = origin;
        this.problems = problems;
    }

    void check(List<DeploymentScheduleCreate> schedules) {
        Set<String> slugs = new HashSet<>();
        for (int i = 0; i < schedules.size(); i++) {
            String path = DocumentPath.of("schedules", i);
            DeploymentScheduleCreate schedule = schedules.get(i);
            check(path, schedule.schedule());
            String slug = schedule.slug();
            if (slug != null && !slugs.add(slug)) {
                problem(path + ".slug", "is the name of another schedule", "use another name");
            }
        }
    }

    private void check(String path, DeploymentTimes times) {
        long kinds = Stream.of(times.cron(), times.interval(), times.rrule())
                .filter(Objects::nonNull)
                .count();
        if (kinds != 1) {
            problem(
                    path,
                    kinds == 0 ? "has none of cron, interval and rrule" : "has several of cron, interval and rrule",
                    "use exactly one of them");
        }
        String cron = times.cron();
        String fault = cron == null ? null : CronCheck.fault(cron);
        if (fault != null) {
            problem(
                    path + ".cron",
                    fault,
                    "use five fields: minute, hour, day of month, month, day of week, such as 0 6 * * 1-5");
        }
        checkInterval(path, times);
        String rrule = times.rrule();
        String ruleFault = rrule == null ? null : RuleCheck.fault(rrule);
        if (ruleFault != null) {
            problem(path + ".rrule", ruleFault, "use a rule of RFC 5545, such as FREQ=DAILY;BYHOUR=6");
        }
        String zone = times.timezone();
        if (zone != null && !known(zone)) {
            problem(path + ".timezone", "is the unknown time zone '" + zone + "'", "use a name such as Europe/Berlin");
        }
        if (times.dayOr() != null && cron == null) {
            problem(path + ".day_or", "is set without cron", "remove it");
        }
    }

    private static boolean known(String zone) {
        return PYTHON_ZONES.contains(zone) || (ZONES.contains(zone) && !zone.startsWith(JAVA_ZONES));
    }

    private void checkInterval(String path, DeploymentTimes times) {
        Double interval = times.interval();
        if (interval != null && !(interval > 0)) {
            problem(path + ".interval", "is not more than 0", "use a number of seconds");
        } else if (interval != null && (interval < LEAST_SECONDS || interval > MOST_SECONDS)) {
            problem(
                    path + ".interval",
                    interval > 1 ? "is more than 999999999 days" : "is less than a microsecond",
                    "use a number of seconds between them");
        }
        if (times.anchorDate() != null && interval == null) {
            problem(path + ".anchor_date", "is set without interval", "remove it, or use interval");
        }
    }

    private void problem(String path, String fault, String fix) {
        problems.add(origin.problem(path, fault, fix));
    }
}
