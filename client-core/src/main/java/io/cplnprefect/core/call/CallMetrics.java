/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.time.Duration;

/**
 * Hears of every call. Methods are called on the thread that ends the try or the call, must be quick, and must not
 * throw; what they throw is logged and dropped. Implementations are thread-safe.
 */
public interface CallMetrics {

    /** Hears nothing. */
    CallMetrics NONE = new CallMetrics() {};

    /**
     * One try has ended.
     *
     * @param endpoint which endpoint
     * @param attempt which try, from 1
     * @param outcome {@code 200} and the like, or the name of a
     *     {@link io.cplnprefect.core.error.TransportException.Reason}
     * @param time how long the try took
     */
    default void attemptEnded(Endpoint endpoint, int attempt, String outcome, Duration time) {}

    /**
     * A call has ended, after its last try.
     *
     * @param endpoint which endpoint
     * @param attempts how many tries it took
     * @param outcome as in {@link #attemptEnded}, or the simple name of the error's class when there is no status and no
     *     reason that fits
     * @param time how long the call took with all waits
     */
    default void callEnded(Endpoint endpoint, int attempts, String outcome, Duration time) {}
}
