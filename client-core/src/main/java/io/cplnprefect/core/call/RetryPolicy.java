/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How often a failed call is retried, and how long to wait before. Immutable and thread-safe.
 *
 * @param maxAttempts number of attempts, including the first; 1 turns retries off
 * @param firstWait wait before the second attempt; doubled for each further one
 * @param maxWait upper bound of the waits of this policy; a server may request a longer one
 * @param jitter fraction of the wait by which it is randomly lengthened or shortened, from 0 to 1
 */
public record RetryPolicy(int maxAttempts, Duration firstWait, Duration maxWait, double jitter) {

    /** Five attempts, after waits of about 0.5, 1, 2 and 4 s. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(20), 0.3);

    /** One attempt. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), 0);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("Invalid maxAttempts " + maxAttempts + ": expected at least 1");
        }
        if (jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException("Invalid jitter " + jitter + ": expected 0 to 1");
        }
        if (firstWait.toMillis() < 1 || maxWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException(
                    "Invalid waits " + firstWait + " and " + maxWait + ": expected 1 ms <= firstWait <= maxWait");
        }
    }

    /**
     * Returns the wait after a failed attempt. The wait that the server requests is a lower bound; jitter is added to it, never
     * subtracted.
     *
     * @param failedAttempts number of failed attempts, at least 1
     * @param retryAfter wait that the server requests, or {@code null}
     * @param random source of jitter
     * @return the wait
     */
    public Duration waitAfter(int failedAttempts, @Nullable Duration retryAfter, RandomGenerator random) {
        long own = IntervalFunction.ofExponentialBackoff(firstWait.toMillis(), 2, maxWait.toMillis())
                .apply(failedAttempts);
        double drawn = own * (1 + jitter * (2 * random.nextDouble() - 1));
        Duration wait = Duration.ofMillis(Math.min(Math.round(drawn), maxWait.toMillis()));
        if (retryAfter == null) {
            return wait;
        }
        Duration requested = retryAfter.plusMillis(Math.round(retryAfter.toMillis() * jitter * random.nextDouble()));
        return requested.compareTo(wait) > 0 ? requested : wait;
    }
}
