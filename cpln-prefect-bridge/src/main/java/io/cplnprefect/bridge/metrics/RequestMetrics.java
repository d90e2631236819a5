/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.metrics;

import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.connection.CallMetrics;
import io.cplnprefect.core.connection.CircuitState;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;

/** Records the requests of the clients. */
final class RequestMetrics implements CallMetrics {

    private static final String RATE_LIMITED = "429";

    private final BridgeMetrics metrics;

    RequestMetrics(BridgeMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void attemptEnded(Endpoint endpoint, int attempt, String outcome, Duration time) {
        Tags service = Tags.of("service", endpoint.service());
        if (attempt > 1) {
            metrics.count("requests.retries", service);
        }
        if (outcome.equals(RATE_LIMITED)) {
            metrics.count("requests.rate.limited", service);
        }
    }

    /** The time includes waits, so that the difference to the service's own figures is what limits and retries cost. */
    @Override
    public void callEnded(Endpoint endpoint, int attempts, String outcome, Duration time) {
        metrics.time(
                "requests",
                Tags.of(
                        "service",
                        endpoint.service(),
                        "method",
                        endpoint.method(),
                        "path",
                        endpoint.pathTemplate(),
                        "outcome",
                        outcome),
                time);
    }

    @Override
    public void circuitChanged(String service, CircuitState state) {
        metrics.set("circuit.open", Tags.of("service", service), state == CircuitState.OPEN ? 1 : 0);
    }
}
