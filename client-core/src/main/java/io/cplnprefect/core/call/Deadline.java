/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import io.cplnprefect.core.time.TimeSource;
import java.time.Duration;

/**
 * The time by which one or several calls must end, measured with the monotonic clock of a {@link TimeSource}. Immutable and
 * thread-safe.
 */
public final class Deadline {

    /** The longest time of a call, a hundred years: longer ones cannot be counted in nanoseconds and are shortened to it. */
    public static final Duration LONGEST = Duration.ofDays(36_500);

    private final TimeSource time;
    private final long atNanos;

    private Deadline(TimeSource time, long atNanos) {
        this.time = time;
        this.atNanos = atNanos;
    }

    /**
     * Returns the deadline that is the given time from now.
     *
     * @param duration the time; a hundred years at most, longer ones are shortened
     * @param time the time source of the client that executes the calls
     * @return a deadline
     */
    public static Deadline after(Duration duration, TimeSource time) {
        Duration counted = duration.compareTo(LONGEST) < 0 ? duration : LONGEST;
        return new Deadline(time, time.nanoTime().getAsLong() + counted.toNanos());
    }

    /**
     * Returns the time that is left.
     *
     * @return the time in nanoseconds; zero or negative once the deadline has passed
     */
    public long remainingNanos() {
        return atNanos - time.nanoTime().getAsLong();
    }

    /**
     * Returns the time that is left.
     *
     * @return the time; zero once the deadline has passed
     */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, remainingNanos()));
    }

    @Override
    public String toString() {
        return "Deadline[in " + remaining().toMillis() + " ms]";
    }
}
