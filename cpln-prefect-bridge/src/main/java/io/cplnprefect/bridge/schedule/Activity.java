/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.schedule;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Rounds of one kind. Immutable.
 *
 * @param name the name, for logs and health
 * @param interval the time between two rounds, without jitter
 * @param round runs one round, and returns whether to run the next one without a pause
 */
public record Activity(String name, Duration interval, BooleanSupplier round) {

    /**
     * Returns an activity whose rounds are always apart.
     *
     * @param name the name, for logs and health
     * @param interval the time between two rounds, without jitter
     * @param round runs one round
     * @return the activity
     */
    public static Activity of(String name, Duration interval, Runnable round) {
        return new Activity(name, interval, () -> {
            round.run();
            return false;
        });
    }
}
