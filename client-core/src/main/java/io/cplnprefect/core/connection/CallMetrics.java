/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

import io.cplnprefect.core.call.Endpoint;
import java.time.Duration;

/**
 * A hook for metrics. Its methods are called on the thread that ends the attempt or call, in the context of the caller
 * ({@link ThreadContext}). They must be quick. What they throw is logged and does not affect the call. Implementations are
 * thread-safe.
 */
public interface CallMetrics {

    /** Records nothing. */
    CallMetrics NONE = new CallMetrics() {};

    /**
     * Called when an attempt has ended.
     *
     * @param endpoint the endpoint
     * @param attempt number of the attempt, from 1
     * @param outcome the HTTP status, such as {@code 200}, or the name of a
     *     {@link io.cplnprefect.core.error.TransportException.Reason}
     * @param time duration of the attempt
     */
    default void attemptEnded(Endpoint endpoint, int attempt, String outcome, Duration time) {}

    /**
     * Called when a call has ended, after its last attempt.
     *
     * @param endpoint the endpoint
     * @param attempts number of attempts
     * @param outcome as in {@link #attemptEnded}, or the simple name of the exception's class if there is neither a status nor
     *     a reason
     * @param time duration of the call, including waits
     */
    default void callEnded(Endpoint endpoint, int attempts, String outcome, Duration time) {}

    /**
     * Called when the circuit breaker of a service changes its state.
     *
     * @param service name of the service
     * @param state the new state
     */
    default void circuitChanged(String service, CircuitState state) {}
}
