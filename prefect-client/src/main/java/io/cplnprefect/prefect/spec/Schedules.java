/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.spec;

import io.cplnprefect.prefect.deployment.DeploymentScheduleCreate;
import io.cplnprefect.prefect.deployment.DeploymentTimes;
import java.time.Duration;
import java.time.ZoneId;

/** Factories of schedules. */
public final class Schedules {

    private static final double NANOS_PER_SECOND = 1e9;

    private Schedules() {}

    /**
     * Returns a schedule of a cron expression.
     *
     * @param cron five fields, such as {@code 0 6 * * 1-5}
     * @param zone time zone
     * @return the schedule
     */
    public static DeploymentScheduleCreate cron(String cron, ZoneId zone) {
        return schedule(DeploymentTimes.builder().cron(cron).timezone(zone.getId()));
    }

    /**
     * Returns a schedule with a fixed interval, which begins when the deployment is created.
     *
     * @param interval time from one run to the next, more than 0
     * @return the schedule
     */
    public static DeploymentScheduleCreate every(Duration interval) {
        return schedule(
                DeploymentTimes.builder().interval(interval.getSeconds() + interval.getNano() / NANOS_PER_SECOND));
    }

    /**
     * Returns a schedule of a recurrence rule.
     *
     * @param rule rule of RFC 5545, such as {@code FREQ=DAILY;BYHOUR=6}
     * @param zone time zone
     * @return the schedule
     */
    public static DeploymentScheduleCreate rrule(String rule, ZoneId zone) {
        return schedule(DeploymentTimes.builder().rrule(rule).timezone(zone.getId()));
    }

    private static DeploymentScheduleCreate schedule(DeploymentTimes.Builder times) {
        return DeploymentScheduleCreate.builder().schedule(times.build()).build();
    }
}
