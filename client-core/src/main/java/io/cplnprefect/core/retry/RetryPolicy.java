/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.retry;

import io.github.resilience4j.core.IntervalFunction;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How often a failed call is tried again, and how long to wait before. Immutable.
 *
 * @param maxAttempts tries in all, the first included; 1 turns retries off
 * @param firstWait wait before the second try, doubled for each further one
 * @param maxWait ceiling of the wait that this policy chooses itself; a server that asks for more gets more
 * @param jitter share of the wait by which it is drawn longer or shorter, from 0 to 1
 */
public record RetryPolicy(int maxAttempts, Duration firstWait, Duration maxWait, double jitter) {

    /** Five tries, waiting about 0.5, 1, 2 and 4 seconds. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofMillis(500), Duration.ofSeconds(20), 0.3);

    /** One try. */
    public static final RetryPolicy NONE = new RetryPolicy(1, Duration.ofMillis(1), Duration.ofMillis(1), 0);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public RetryPolicy {
        if (maxAttempts < 1) {
            throw new IllegalArgumentException("maxAttempts is " + maxAttempts + ", it must be at least 1");
        }
        if (jitter < 0 || jitter > 1) {
            throw new IllegalArgumentException("jitter is " + jitter + ", it must be from 0 to 1");
        }
        if (firstWait.toMillis() < 1 || maxWait.compareTo(firstWait) < 0) {
            throw new IllegalArgumentException(
                    "firstWait is " + firstWait + " and maxWait " + maxWait + ", they must be at least 1 ms, in order");
        }
    }

    /**
     * The wait after a failed try. What the server asks for is a floor; jitter is added on top of it, never taken off.
     *
     * @param failedAttempts how many tries have failed, at least 1
     * @param retryAfter what the server asks for, or {@code null}
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
        Duration asked = retryAfter.plusMillis(Math.round(retryAfter.toMillis() * jitter * random.nextDouble()));
        return asked.compareTo(wait) > 0 ? asked : wait;
    }
}
