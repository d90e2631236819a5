/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

import java.time.Duration;

/**
 * When the circuit breaker of a service opens. Failed connects and attempts that exceed the attempt time-out count as
 * failures; any response, also 429 or 503, counts as a success. An attempt that ended earlier, because the time of its call
 * was over, counts as neither. While the circuit is open, calls fail at once without being sent. Immutable and thread-safe.
 *
 * @param failures number of consecutive failures that open the circuit
 * @param openFor time after which one request is sent as a probe
 */
public record CircuitPolicy(int failures, Duration openFor) {

    /** Opens after 5 consecutive failures, for 10 s. */
    public static final CircuitPolicy DEFAULT = new CircuitPolicy(5, Duration.ofSeconds(10));

    /** Never opens. */
    public static final CircuitPolicy NEVER = new CircuitPolicy(Integer.MAX_VALUE, Duration.ofSeconds(10));

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of range
     */
    public CircuitPolicy {
        if (failures < 1) {
            throw new IllegalArgumentException("Invalid failures " + failures + ": expected at least 1");
        }
        if (openFor.toMillis() < 1) {
            throw new IllegalArgumentException("Invalid openFor " + openFor + ": expected at least 1 ms");
        }
    }
}
