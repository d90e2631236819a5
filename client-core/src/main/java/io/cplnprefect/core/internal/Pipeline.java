/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.Authentication;
import io.cplnprefect.core.call.CallLimits;
import io.cplnprefect.core.call.CallMetrics;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.call.ServiceTraits;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.retry.RetryBudget;
import io.cplnprefect.core.retry.RetryPolicy;
import io.cplnprefect.core.time.TimeSource;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The layers put together, and what every call needs of them. */
public final class Pipeline {

    static final MediaType JSON = MediaType.get("application/json");

    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final HttpUrl base;
    private final ObjectMapper mapper;
    private final CallLimits limits;
    private final RetryPolicy retry;
    private final CallMetrics metrics;
    private final TimeSource time;
    private final CallsUnderWay underWay;
    private final Answers answers;
    private final RateBudgetLayer rated;
    private final Layer first;

    /**
     * Puts the layers together.
     *
     * @param base address that all paths are relative to
     * @param setup transport, time and calls under way, shared by all pipelines of a connection
     * @param mapper reads and writes bodies
     * @param authentication proves who is calling
     * @param traits what is particular to the service
     * @param limits limits of the calls
     * @param retry how often to try
     * @param budget shared by all pipelines to the host
     * @param metrics hears of each call
     */
    public Pipeline(
            HttpUrl base,
            HttpSetup setup,
            ObjectMapper mapper,
            Authentication authentication,
            ServiceTraits traits,
            CallLimits limits,
            RetryPolicy retry,
            RetryBudget budget,
            CallMetrics metrics) {
        this.base = base;
        this.mapper = mapper;
        this.limits = limits;
        this.retry = retry;
        this.metrics = metrics;
        this.time = setup.time();
        this.underWay = setup.underWay();
        this.answers = new Answers(mapper, traits, time);
        CallTimer timer = new CallTimer(time, setup.threads());

        // From the last layer to the first; a call runs through them the other way round.
        // Sends one try and reads its whole answer.
        Layer transport =
                new TransportLayer(setup.http(), setup.interruptible(), limits.attemptTimeout(), time, metrics);
        // Inside retry, so that each try has fresh headers; inside the rate, so that fetching them waits for no turn.
        Layer authenticated = new AuthenticationLayer(authentication, time, timer, transport);
        // Inside retry, so that a call that waits for its next try holds no place that others could use.
        this.rated = new RateBudgetLayer(limits.maxInFlight(), limits.requestsPerSecond(), time, timer, authenticated);
        // The deadline is no layer of its own: the call carries it, and whatever waits looks at it.
        this.first = new RetryLayer(traits, budget, time, timer, rated);
    }

    /**
     * A call to a path.
     *
     * @param endpoint which endpoint
     * @param path path and query, relative to the root of the host when it begins with a slash
     * @param body what to send, or {@code null} for nothing
     * @param type what to read the answer into
     * @param <T> that type
     * @return the call
     * @throws UsageException when the path leaves the host or the body cannot be written
     */
    public <T> ApiCall<T> call(Endpoint endpoint, String path, @Nullable Object body, Type type) {
        HttpUrl url = base.resolve(path);
        if (url == null) {
            throw new UsageException("The path " + path + " makes no address together with " + base.redact());
        }
        RequestBody requestBody = body == null ? emptyBody(endpoint.method()) : json(mapper, body);
        return call(
                endpoint,
                new Request.Builder()
                        .url(url)
                        .method(endpoint.method(), requestBody)
                        .build(),
                type);
    }

    <T> ApiCall<T> call(Endpoint endpoint, Request request, Type type) {
        HttpUrl url = request.url();
        if (!url.host().equals(base.host())
                || url.port() != base.port()
                || !url.scheme().equals(base.scheme())) {
            throw new UsageException("The address " + url.redact() + " is not on the host of this client, "
                    + base.redact() + "; its token goes nowhere else");
        }
        return new PreparedCall<>(this, endpoint, request, answers.reader(type), RequestOptions.NONE);
    }

    static RequestBody json(ObjectMapper mapper, Object body) {
        try {
            return RequestBody.create(mapper.writeValueAsBytes(body), JSON);
        } catch (JsonProcessingException e) {
            throw new UsageException("The request body cannot be written as JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static @Nullable RequestBody emptyBody(String method) {
        return switch (method) {
            case "POST", "PUT", "PATCH" -> RequestBody.create(new byte[0], JSON);
            default -> null;
        };
    }

    /**
     * Tries that hold a place among those in flight.
     *
     * @return how many
     */
    public int inFlight() {
        return rated.inFlight();
    }

    Answers answers() {
        return answers;
    }

    CallContext begin(Endpoint endpoint, Request request, RequestOptions options, @Nullable Thread caller) {
        CallContext call = new CallContext(
                endpoint,
                request.url().encodedPath(),
                endpoint.safeToRepeat() || options.safeToRepeat(),
                options.retry() != null ? options.retry() : retry,
                options.timeout() != null ? options.timeout() : limits.totalTimeout(),
                caller,
                nanoTime());
        if (!underWay.begin(call)) {
            throw new UsageException("The client of " + base.redact() + " is closed");
        }
        return call;
    }

    CompletableFuture<HttpAnswer> send(CallContext call, Request request) {
        return first.send(call, request);
    }

    /** Ends the call and tells the metrics hook. */
    void ended(CallContext call, String outcome) {
        call.ended();
        underWay.end(call);
        if (metrics == CallMetrics.NONE) {
            return;
        }
        try {
            metrics.callEnded(call.endpoint(), call.attempts(), outcome, Duration.ofNanos(call.nanosTaken(nanoTime())));
        } catch (RuntimeException e) {
            LOG.warn("The metrics hook failed", e);
        }
    }

    private long nanoTime() {
        return time.nanoTime().getAsLong();
    }
}
