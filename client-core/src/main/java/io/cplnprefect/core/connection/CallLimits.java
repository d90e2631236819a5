/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the calls to one host. The connect time-out is part of the attempt time-out, and that is part of the total
 * time-out. Immutable and thread-safe.
 *
 * @param connectTimeout time to establish a connection
 * @param attemptTimeout time for one attempt, from the connection to the end of the response body
 * @param totalTimeout time for a call with all its attempts and waits
 * @param maxInFlight number of attempts that may be in flight at once; further ones wait in order, within their time-out
 * @param requestsPerSecond number of attempts that may start per second on average, or {@code null} for no such limit
 */
public record CallLimits(
        Duration connectTimeout,
        Duration attemptTimeout,
        Duration totalTimeout,
        int maxInFlight,
        @Nullable Double requestsPerSecond) {

    /** Connect 10 s, attempt 60 s, total 120 s, 10 in flight, no rate limit. */
    public static final CallLimits DEFAULT =
            new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(120), 10, null);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public CallLimits {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("Invalid maxInFlight " + maxInFlight + ": expected at least 1");
        }
        if (requestsPerSecond != null && !(requestsPerSecond > 0)) {
            throw new IllegalArgumentException(
                    "Invalid requestsPerSecond " + requestsPerSecond + ": expected a number above 0");
        }
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("attemptTimeout", attemptTimeout);
        requirePositive("totalTimeout", totalTimeout);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("Invalid " + name + " " + value + ": expected at least 1 ms");
        }
    }

    /**
     * Returns these limits with another connect time-out.
     *
     * @param timeout time to establish a connection
     * @return limits
     */
    public CallLimits withConnectTimeout(Duration timeout) {
        return new CallLimits(timeout, attemptTimeout, totalTimeout, maxInFlight, requestsPerSecond);
    }

    /**
     * Returns these limits with another attempt time-out.
     *
     * @param timeout time for one attempt
     * @return limits
     */
    public CallLimits withAttemptTimeout(Duration timeout) {
        return new CallLimits(connectTimeout, timeout, totalTimeout, maxInFlight, requestsPerSecond);
    }

    /**
     * Returns these limits with another total time-out.
     *
     * @param timeout time for a call with all its attempts and waits
     * @return limits
     */
    public CallLimits withTotalTimeout(Duration timeout) {
        return new CallLimits(connectTimeout, attemptTimeout, timeout, maxInFlight, requestsPerSecond);
    }

    /**
     * Returns these limits with another number of attempts in flight.
     *
     * @param attempts number of attempts that may be in flight at once
     * @return limits
     */
    public CallLimits withMaxInFlight(int attempts) {
        return new CallLimits(connectTimeout, attemptTimeout, totalTimeout, attempts, requestsPerSecond);
    }

    /**
     * Returns these limits with a rate limit.
     *
     * @param rate number of attempts that may start per second on average
     * @return limits
     */
    public CallLimits withRequestsPerSecond(double rate) {
        return new CallLimits(connectTimeout, attemptTimeout, totalTimeout, maxInFlight, rate);
    }
}
