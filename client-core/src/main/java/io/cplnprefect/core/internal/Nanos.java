/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.Deadline;
import java.time.Duration;

/** Durations in nanoseconds. */
final class Nanos {

    private Nanos() {}

    /** Returns a duration in nanoseconds, or the longest time of a call if it is longer. */
    static long of(Duration duration) {
        return (duration.compareTo(Deadline.LONGEST) < 0 ? duration : Deadline.LONGEST).toNanos();
    }
}
