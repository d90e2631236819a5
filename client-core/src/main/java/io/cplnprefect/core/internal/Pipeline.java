/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Deadline;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.CallMetrics;
import io.cplnprefect.core.connection.ThreadContext;
import io.cplnprefect.core.error.UsageException;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The layers that every call passes, and the start and end of a call. Thread-safe. */
public final class Pipeline {

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final Service service;
    private final ResponseReader responses;
    private final RateLayer rated;
    private final Layer first;

    /**
     * Assembles the layers.
     *
     * @param service what all pipelines of a connection share
     * @param authentication authenticates the requests
     */
    public Pipeline(Service service, Authentication authentication) {
        this.service = service;
        this.responses = new ResponseReader(service.mapper(), service.traits(), service.time());

        // From the last layer to the first: a request passes them in the reverse order.
        // Sends one attempt and reads its response.
        Layer attempt = new AttemptLayer(service);
        // Within retry, so that each attempt has current credentials; within rate, so that requesting them does not
        // wait
        // for a turn.
        Layer authenticated = new AuthenticationLayer(authentication, service, attempt);
        // Within retry, so that a call that waits for its next attempt does not occupy a place in flight.
        this.rated = new RateLayer(service, authenticated);
        // Outside rate, so that calls fail at once instead of waiting for a turn that the hanging service never frees.
        Layer guarded = new CircuitLayer(service.circuit(), rated);
        this.first = new RetryLayer(service, guarded);
        // The deadline is part of the call, and every layer that waits observes it. Metrics are recorded at the end.
    }

    <T> ApiCall<T> call(Endpoint endpoint, Request request, Type type) {
        return new PipelineCall<>(
                this, endpoint.ofService(service.name()), request, responses.reader(type), RequestOptions.NONE);
    }

    /**
     * Returns the number of attempts that are in flight or about to be sent.
     *
     * @return the number
     */
    public int inFlight() {
        return rated.inFlight();
    }

    ResponseReader responses() {
        return responses;
    }

    Deadline deadline(RequestOptions options) {
        return Deadline.after(Duration.ofNanos(totalNanos(options)), service.time());
    }

    private long totalNanos(RequestOptions options) {
        Duration timeout =
                options.timeout() != null ? options.timeout() : service.limits().totalTimeout();
        long nanos = Nanos.of(timeout);
        return options.deadline() == null
                ? nanos
                : Math.min(nanos, options.deadline().remainingNanos());
    }

    CallContext begin(Endpoint endpoint, Request request, RequestOptions options) {
        CallContext call = new CallContext(
                endpoint,
                request,
                endpoint.safeToRepeat() || options.safeToRepeat(),
                options.retry() != null ? options.retry() : service.retry(),
                totalNanos(options),
                service.nanoTime(),
                service.context().capture());
        if (!service.open().add(call)) {
            throw new UsageException("The client of " + service.base().redact()
                    + " is closed. Create a new client, and close it only after its last call.");
        }
        return call;
    }

    CompletableFuture<RawResponse> send(CallContext call) {
        try {
            return first.send(call);
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Ends a call: frees what it holds and records it in the metrics. */
    void ended(CallContext call, String outcome) {
        call.ended();
        service.open().remove(call);
        if (service.metrics() == CallMetrics.NONE) {
            return;
        }
        try (ThreadContext.Scope context = call.installContext()) {
            service.metrics()
                    .callEnded(
                            call.endpoint(),
                            call.attempts(),
                            outcome,
                            Duration.ofNanos(call.nanosElapsed(service.nanoTime())));
        } catch (Throwable e) {
            LOG.warn("The metrics hook failed for {}", call.site(), e);
        }
    }
}
