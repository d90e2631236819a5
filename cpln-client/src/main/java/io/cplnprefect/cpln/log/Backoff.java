/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.error.ServiceException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The waits between attempts at an operation: 1, 2, 4 … 30 seconds, each reduced by up to half at random, so that many clients do
 * not send at the same time. Not thread-safe.
 */
final class Backoff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long MAX_MILLIS = 30_000;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** Returns the nanoseconds to wait after a failure, at least as long as the service requests. */
    long failed(@Nullable Throwable cause) {
        long millis = Math.min(MAX_MILLIS, FIRST_MILLIS << Math.min(failures, 5));
        failures++;
        long wait = jittered(millis);
        Duration requested = cause instanceof ServiceException e ? e.retryAfter() : null;
        return requested == null ? wait : Math.max(wait, requested.toNanos());
    }

    /** Returns the nanoseconds to wait after a success. */
    long succeeded() {
        failures = 0;
        return jittered(FIRST_MILLIS);
    }

    private long jittered(long millis) {
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1)).toNanos();
    }
}
