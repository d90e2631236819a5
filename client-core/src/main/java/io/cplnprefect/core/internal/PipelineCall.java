/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import com.fasterxml.jackson.databind.ObjectReader;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.call.Deadline;
import io.cplnprefect.core.call.Endpoint;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.connection.ThreadContext;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** A call that has its request and sends it through the pipeline each time it is executed. */
final class PipelineCall<T> extends ComposableCall<T> {

    private final Pipeline pipeline;
    private final Endpoint endpoint;
    private final Request request;
    private final @Nullable ObjectReader reader;
    private final RequestOptions options;

    PipelineCall(
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
        return blocking((call, response) -> pipeline.responses().document(call, reader, response));
    }

    @Override
    public ApiResponse<T> executeForResponse() {
        return blocking((call, response) -> pipeline.responses().response(call, reader, response));
    }

    @Override
    public CompletableFuture<T> executeAsync() {
        return async((call, response) -> pipeline.responses().document(call, reader, response));
    }

    @Override
    public CompletableFuture<ApiResponse<T>> executeForResponseAsync() {
        return async((call, response) -> pipeline.responses().response(call, reader, response));
    }

    @Override
    public ApiCall<T> with(RequestOptions over) {
        return new PipelineCall<>(pipeline, endpoint, request, reader, options.with(over));
    }

    @Override
    public Deadline deadline() {
        return pipeline.deadline(options);
    }

    private <R> R blocking(Conversion<R> conversion) {
        CallContext call = pipeline.begin(endpoint, withHeaders(), options);
        String outcome = "";
        try {
            RawResponse response = await(call);
            R result = conversion.convert(call, response);
            outcome = Integer.toString(response.status());
            return result;
        } catch (Throwable e) {
            outcome = Failures.outcome(e);
            throw e;
        } finally {
            pipeline.ended(call, outcome);
        }
    }

    private RawResponse await(CallContext call) {
        if (Thread.currentThread().isInterrupted()) {
            call.interrupted();
            throw call.stoppedFailure();
        }
        try {
            return pipeline.send(call).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            call.interrupted();
            throw call.stoppedFailure();
        } catch (ExecutionException e) {
            Throwable failure = Failures.unwrapped(e);
            throw Failures.unchecked(
                    failure instanceof TransportException transport ? transport.withCurrentStackTrace() : failure);
        }
    }

    private <R> CompletableFuture<R> async(Conversion<R> conversion) {
        CallFuture<R> result = new CallFuture<>();
        CallContext call;
        try {
            call = pipeline.begin(endpoint, withHeaders(), options);
        } catch (Throwable e) {
            result.fail(e);
            return result;
        }
        result.onCancel(() -> call.stop(Reason.CANCELLED, "cancelled"));
        pipeline.send(call).whenComplete((response, failure) -> {
            try (ThreadContext.Scope context = call.installContext()) {
                complete(result, call, conversion, response, failure);
            }
        });
        return result;
    }

    private <R> void complete(
            CallFuture<R> result,
            CallContext call,
            Conversion<R> conversion,
            @Nullable RawResponse response,
            @Nullable Throwable failure) {
        R converted;
        try {
            if (response == null) {
                throw Failures.unchecked(failure == null ? call.stoppedFailure() : Failures.unwrapped(failure));
            }
            converted = conversion.convert(call, response);
        } catch (Throwable e) {
            pipeline.ended(call, Failures.outcome(e));
            result.fail(e);
            return;
        }
        pipeline.ended(call, Integer.toString(response.status()));
        result.end(converted);
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

    private interface Conversion<R> {
        R convert(CallContext call, RawResponse response);
    }
}
