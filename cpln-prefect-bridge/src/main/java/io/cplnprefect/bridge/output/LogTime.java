/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import java.time.Duration;
import java.time.Instant;

/**
 * The time up to which a log has been delivered, by the clock of the service. Lines that are younger by less than the overlap may
 * become visible later. Not thread-safe.
 */
final class LogTime {

    private final long startNanos;
    private final long overlapNanos;
    private long newestNanos = Long.MIN_VALUE;

    /**
     * Creates the time of a log of which nothing has been delivered.
     *
     * @param startNanos where the log starts, in nanoseconds since 1970
     */
    LogTime(long startNanos, Duration overlap) {
        this.startNanos = startNanos;
        this.overlapNanos = overlap.toNanos();
    }

    static long nanos(Instant time) {
        return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    /** All lines that were visible when the newest line had this time have been delivered. */
    void delivered(long nanos) {
        newestNanos = Math.max(newestNanos, nanos);
    }

    boolean isKnown() {
        return newestNanos != Long.MIN_VALUE;
    }

    /** Returns where the next reading must start so that no line is lost. */
    long resumeFrom() {
        return newestNanos == Long.MIN_VALUE ? startNanos : Math.max(startNanos, newestNanos - overlapNanos);
    }
}
