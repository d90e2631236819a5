/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import java.time.Duration;

/** Durations in nanoseconds. */
final class Nanos {

    /** Longer than any call, and short enough to be counted in nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Nanos() {}

    static long of(Duration duration) {
        return (duration.compareTo(LONGEST) < 0 ? duration : LONGEST).toNanos();
    }
}
