/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import com.fasterxml.jackson.databind.ObjectReader;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.error.UsageException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** A call that knows its request and goes through the pipeline each time it is made. */
final class PreparedCall<T> implements ApiCall<T> {

    private final Pipeline pipeline;
    private final Endpoint endpoint;
    private final Request request;
    private final @Nullable ObjectReader reader;
    private final RequestOptions options;

    PreparedCall(
            Pipeline pipeline,
            Endpoint endpoint,
            Request request,
            @Nullable ObjectReader reader,
            RequestOptions options) {
        this.pipeline = pipeline;
        this.endpoint = endpoint;
        this.request = request;
        this.reader = reader;
        this.options = options;
    }

    @Override
    public T execute() {
        return blocking((call, answer) -> pipeline.answers().document(call, reader, answer));
    }

    @Override
    public ApiResponse<T> executeForResponse() {
        return blocking((call, answer) -> pipeline.answers().response(call, reader, answer));
    }

    @Override
    public CompletableFuture<T> executeAsync() {
        return async((call, answer) -> pipeline.answers().document(call, reader, answer));
    }

    @Override
    public CompletableFuture<ApiResponse<T>> executeForResponseAsync() {
        return async((call, answer) -> pipeline.answers().response(call, reader, answer));
    }

    @Override
    public ApiCall<T> with(RequestOptions over) {
        return new PreparedCall<>(pipeline, endpoint, request, reader, options.with(over));
    }

    private <R> R blocking(Reading<R> reading) {
        CallContext call = pipeline.begin(endpoint, request, options, Thread.currentThread());
        String outcome = "";
        try {
            if (Thread.currentThread().isInterrupted()) {
                call.interrupted();
                throw call.stoppedFailure();
            }
            HttpAnswer answer = await(call, pipeline.send(call, withHeaders()));
            R result = reading.read(call, answer);
            outcome = Integer.toString(answer.status());
            return result;
        } catch (Throwable e) {
            outcome = outcome(e);
            throw e;
        } finally {
            pipeline.ended(call, outcome);
        }
    }

    private static HttpAnswer await(CallContext call, CompletableFuture<HttpAnswer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.interrupted();
            throw call.stoppedFailure();
        } catch (ExecutionException e) {
            Throwable failure = e.getCause() == null ? e : e.getCause();
            throw unchecked(failure instanceof TransportException seen ? seen.seenFromHere() : failure);
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    private <R> CompletableFuture<R> async(Reading<R> reading) {
        CallContext call;
        try {
            call = pipeline.begin(endpoint, request, options, null);
        } catch (UsageException e) {
            return CompletableFuture.failedFuture(e);
        }
        CallFuture<R> result = new CallFuture<>(call);
        // Whoever else ends the future, by cancel() or orTimeout(), waits for the answer no more.
        result.whenComplete((document, thrown) -> call.stop(Reason.CANCELLED, "cancelled"));
        sent(call).whenComplete((answer, thrown) -> {
            try {
                if (thrown != null) {
                    throw unchecked(RetryLayer.unwrapped(thrown));
                }
                R document = reading.read(call, answer);
                pipeline.ended(call, Integer.toString(answer.status()));
                result.complete(document);
            } catch (Throwable e) {
                pipeline.ended(call, outcome(e));
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private CompletableFuture<HttpAnswer> sent(CallContext call) {
        try {
            return pipeline.send(call, withHeaders());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static String outcome(Throwable e) {
        if (e instanceof ServiceException service) {
            return Integer.toString(service.status());
        }
        return e instanceof TransportException transport
                ? transport.reason().name()
                : e.getClass().getSimpleName();
    }

    private Request withHeaders() {
        if (options.headers().isEmpty()) {
            return request;
        }
        Request.Builder builder = request.newBuilder();
        for (Map.Entry<String, String> header : options.headers().entrySet()) {
            HttpHeaders.set(builder, header.getKey(), header.getValue());
        }
        return builder.build();
    }

    private interface Reading<R> {
        R read(CallContext call, HttpAnswer answer);
    }

    /** A future whose cancellation, and that of every future derived from it, cancels the HTTP call. */
    private static final class CallFuture<R> extends CompletableFuture<R> {
        private final CallContext call;

        CallFuture(CallContext call) {
            this.call = call;
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new CallFuture<>(call);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            if (cancelled) {
                call.stop(Reason.CANCELLED, "cancelled");
            }
            return cancelled;
        }
    }
}
