/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import io.cplnprefect.core.error.ServiceException;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The waits between attempts at an operation: 1, 2, 4 … 30 seconds, each reduced by up to half at random, so that many clients do
 * not send at the same time. Not thread-safe.
 */
public final class Backoff {

    private static final long FIRST_MILLIS = 1_000;
    private static final long MAX_MILLIS = 30_000;

    private final RandomGenerator random;
    private int failures;

    /**
     * Creates the waits.
     *
     * @param random the source of jitter
     */
    public Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * Returns the wait after a failure, at least as long as the service requests.
     *
     * @param cause the failure, or {@code null} if it is unknown
     * @return nanoseconds
     */
    public long failed(@Nullable Throwable cause) {
        long millis = Math.min(MAX_MILLIS, FIRST_MILLIS << Math.min(failures, 5));
        failures++;
        long wait = jittered(millis);
        Duration requested = cause instanceof ServiceException e ? e.retryAfter() : null;
        return requested == null ? wait : Math.max(wait, requested.toNanos());
    }

    /**
     * Returns the wait after a success.
     *
     * @return nanoseconds
     */
    public long succeeded() {
        failures = 0;
        return jittered(FIRST_MILLIS);
    }

    private long jittered(long millis) {
        return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1)).toNanos();
    }
}
