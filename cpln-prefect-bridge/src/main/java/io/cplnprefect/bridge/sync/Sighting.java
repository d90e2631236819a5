/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.sync;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How often one fact about a flow run was seen in consecutive rounds. Immutable. Times are those of a monotonic clock.
 *
 * @param fact the fact
 * @param times how often it was seen; sightings that are too close to the one before do not count
 * @param firstNanos time of the first sighting
 * @param lastNanos time of the last sighting that counts
 */
public record Sighting(String fact, int times, long firstNanos, long lastNanos) {

    static Sighting of(String fact, @Nullable Sighting before, Duration apart, long nowNanos) {
        if (before == null || !before.fact().equals(fact)) {
            return new Sighting(fact, 1, nowNanos, nowNanos);
        }
        return nowNanos - before.lastNanos() < apart.toNanos()
                ? before
                : new Sighting(fact, before.times() + 1, before.firstNanos(), nowNanos);
    }

    Duration sinceFirst(long nowNanos) {
        return Duration.ofNanos(nowNanos - firstNanos);
    }
}
