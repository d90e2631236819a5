/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.connection;

/** The state of the circuit breaker of a service. */
public enum CircuitState {
    /** Requests are sent. */
    CLOSED,
    /** Requests are not sent; calls fail at once. */
    OPEN,
    /** One request is sent as a probe; further calls fail at once until its outcome is known. */
    HALF_OPEN
}
