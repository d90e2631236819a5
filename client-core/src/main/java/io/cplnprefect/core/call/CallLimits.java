/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Limits of the calls to one host. Immutable. Timeouts nest: connect within attempt within total.
 *
 * @param connectTimeout time to make a connection
 * @param attemptTimeout time for one try, connection and whole body included
 * @param totalTimeout time for a call with all its tries and waits
 * @param maxInFlight how many calls may be under way at once; further ones wait their turn, within their time
 * @param requestsPerSecond how many tries may be sent per second on average; {@code null} for no such limit
 */
public record CallLimits(
        Duration connectTimeout,
        Duration attemptTimeout,
        Duration totalTimeout,
        int maxInFlight,
        @Nullable Double requestsPerSecond) {

    /** 10 s to connect, 60 s a try, 120 s in all, 10 in flight, no rate. */
    public static final CallLimits DEFAULT =
            new CallLimits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(120), 10, null);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when one is out of range
     */
    public CallLimits {
        if (maxInFlight < 1) {
            throw new IllegalArgumentException("maxInFlight is " + maxInFlight + ", it must be at least 1");
        }
        if (requestsPerSecond != null && !(requestsPerSecond > 0)) {
            throw new IllegalArgumentException("requestsPerSecond is " + requestsPerSecond + ", it must be above 0");
        }
        requirePositive("connectTimeout", connectTimeout);
        requirePositive("attemptTimeout", attemptTimeout);
        requirePositive("totalTimeout", totalTimeout);
    }

    private static void requirePositive(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", it must be at least 1 ms");
        }
    }

    /**
     * With another total time.
     *
     * @param timeout time for a call with all its tries and waits
     * @return limits
     */
    public CallLimits withTotalTimeout(Duration timeout) {
        return new CallLimits(connectTimeout, attemptTimeout, timeout, maxInFlight, requestsPerSecond);
    }

    /**
     * With another time for one try.
     *
     * @param timeout time for one try
     * @return limits
     */
    public CallLimits withAttemptTimeout(Duration timeout) {
        return new CallLimits(connectTimeout, timeout, totalTimeout, maxInFlight, requestsPerSecond);
    }

    /**
     * With another number of calls under way at once.
     *
     * @param calls how many
     * @return limits
     */
    public CallLimits withMaxInFlight(int calls) {
        return new CallLimits(connectTimeout, attemptTimeout, totalTimeout, calls, requestsPerSecond);
    }

    /**
     * With a rate.
     *
     * @param rate tries per second on average
     * @return limits
     */
    public CallLimits withRequestsPerSecond(double rate) {
        return new CallLimits(connectTimeout, attemptTimeout, totalTimeout, maxInFlight, rate);
    }
}
