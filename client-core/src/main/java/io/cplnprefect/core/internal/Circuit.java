/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.connection.CallMetrics;
import io.cplnprefect.core.connection.CircuitPolicy;
import io.cplnprefect.core.connection.CircuitState;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.time.TimeSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The circuit breaker of a service, shared by all its pipelines. Thread-safe. */
final class Circuit {

    private static final Logger LOG = LoggerFactory.getLogger("io.cplnprefect.http");

    private final String service;
    private final CircuitPolicy policy;
    private final CallMetrics metrics;
    private final @Nullable CircuitBreaker breaker;
    private volatile String lastFailure = "";

    Circuit(String service, CircuitPolicy policy, TimeSource time, CallMetrics metrics) {
        this.service = service;
        this.policy = policy;
        this.metrics = metrics;
        this.breaker = policy.equals(CircuitPolicy.NEVER) ? null : breaker(time);
    }

    private CircuitBreaker breaker(TimeSource time) {
        CircuitBreaker created = CircuitBreaker.of(
                service,
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                policy.failures(),
                                policy.failures(),
                                CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(100)
                        .waitDurationInOpenState(policy.openFor())
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .clock(new Monotonic(time))
                        .currentTimestampFunction(clock -> time.nanoTime().getAsLong(), TimeUnit.NANOSECONDS)
                        .build());
        created.getEventPublisher()
                .onStateTransition(
                        event -> changed(state(event.getStateTransition().getToState())));
        return created;
    }

    /** Reserves the right to send a request; {@code false} if it must not be sent. */
    boolean tryAcquire() {
        return breaker == null || breaker.tryAcquirePermission();
    }

    /** Records a response, of whatever status. */
    void responded() {
        if (breaker != null) {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
        }
    }

    /** Records a failed connect or a time-out. */
    void failed(TransportException failure) {
        lastFailure = String.valueOf(failure.getMessage());
        if (breaker != null) {
            breaker.onError(0, TimeUnit.NANOSECONDS, failure);
        }
    }

    /** Returns the right to send, because the outcome says nothing about the service. */
    void release() {
        if (breaker != null) {
            breaker.releasePermission();
        }
    }

    CircuitState state() {
        return breaker == null ? CircuitState.CLOSED : state(breaker.getState());
    }

    /** Returns why a request was not sent. */
    String explanation() {
        return "not sent: the last " + policy.failures() + " requests to " + service
                + " failed to connect or timed out (the last: " + lastFailure
                + "); one request is sent as a probe every "
                + policy.openFor().toMillis() + " ms. Check the service, or the address";
    }

    private static CircuitState state(CircuitBreaker.State state) {
        return switch (state) {
            case OPEN, FORCED_OPEN -> CircuitState.OPEN;
            case HALF_OPEN -> CircuitState.HALF_OPEN;
            default -> CircuitState.CLOSED;
        };
    }

    private void changed(CircuitState state) {
        if (state == CircuitState.OPEN) {
            LOG.warn("The circuit of {} is open; last failure: {}", service, lastFailure);
        } else {
            LOG.info("The circuit of {} is {}", service, state);
        }
        try {
            metrics.circuitChanged(service, state);
        } catch (Throwable e) {
            LOG.warn("The metrics hook failed", e);
        }
    }

    /** A clock that the breaker reads only to compare times; wall-clock jumps do not affect it. */
    private static final class Monotonic extends Clock {
        private final TimeSource time;

        Monotonic(TimeSource time) {
            this.time = time;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(time.nanoTime().getAsLong());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
