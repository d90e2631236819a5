/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import com.fasterxml.jackson.databind.ObjectReader;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
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
        long begin = pipeline.nanoTime();
        CallContext call = pipeline.begin(endpoint, request, options, Thread.currentThread());
        try {
            R result = reading.read(call, await(call, pipeline.send(call, withHeaders())));
            pipeline.ended(call, begin, "success");
            return result;
        } catch (ApiException e) {
            pipeline.ended(call, begin, outcome(e));
            throw e;
        }
    }

    private static HttpAnswer await(CallContext call, CompletableFuture<HttpAnswer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException e) {
            call.stop(Reason.INTERRUPTED);
            Thread.currentThread().interrupt();
            throw call.stoppedFailure(Reason.INTERRUPTED);
        } catch (ExecutionException e) {
            throw rethrown(e.getCause() == null ? e : e.getCause());
        }
    }

    private static RuntimeException rethrown(Throwable failure) {
        if (failure instanceof ApiException known) {
            return known.seenFromHere();
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }

    private <R> CompletableFuture<R> async(Reading<R> reading) {
        long begin = pipeline.nanoTime();
        CallContext call;
        CompletableFuture<HttpAnswer> answer;
        try {
            call = pipeline.begin(endpoint, request, options, null);
            answer = pipeline.send(call, withHeaders());
        } catch (ApiException e) {
            return CompletableFuture.failedFuture(e);
        }
        CallFuture<R> result = new CallFuture<>(call);
        answer.whenComplete((read, thrown) -> {
            try {
                if (thrown != null) {
                    throw rethrown(RetryLayer.unwrapped(thrown));
                }
                R document = reading.read(call, read);
                pipeline.ended(call, begin, "success");
                result.complete(document);
            } catch (Throwable e) {
                pipeline.ended(call, begin, e instanceof ApiException known ? outcome(known) : "error");
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    private static String outcome(ApiException e) {
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
            builder.header(header.getKey(), header.getValue());
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
                call.stop(Reason.CANCELLED);
            }
            return cancelled;
        }
    }
}
