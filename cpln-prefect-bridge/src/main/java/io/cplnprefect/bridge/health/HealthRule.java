/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.health;

import io.cplnprefect.bridge.schedule.RoundHealth;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The reasons why one kind of round makes a process not live or not ready. Pure functions. */
final class HealthRule {

    /** Every request has a deadline, so that a round which takes longer hangs. */
    private static final Duration HANGING = Duration.ofMinutes(10);

    private static final int INTERVALS = 5;

    /** Single failures are usual when a service is updated. */
    private static final int FAILURES = 3;

    private HealthRule() {}

    static @Nullable String notLive(RoundHealth round) {
        Duration limit = limit(round);
        if (round.underWay() != null && round.underWay().compareTo(limit) > 0) {
            return "The " + round.name() + " round has been under way for " + minutes(round.underWay());
        }
        if (round.idle() != null && round.idle().compareTo(limit) > 0) {
            return "No " + round.name() + " round has begun for " + minutes(round.idle());
        }
        return null;
    }

    static @Nullable String notReady(RoundHealth round) {
        if (round.consecutiveFailures() >= FAILURES) {
            return "The " + round.name() + " round has failed " + round.consecutiveFailures()
                    + " times in a row; the last error: " + round.lastError();
        }
        if (round.lastSuccess() == null) {
            return "The " + round.name() + " round has not succeeded yet"
                    + (round.lastError() == null ? "" : "; the last error: " + round.lastError());
        }
        return null;
    }

    private static Duration limit(RoundHealth round) {
        Duration intervals = round.interval().multipliedBy(INTERVALS);
        return intervals.compareTo(HANGING) > 0 ? intervals : HANGING;
    }

    private static String minutes(Duration duration) {
        return duration.toMinutes() + " min";
    }
}
