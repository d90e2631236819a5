/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.prefect.server.ServerVersion;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call whose request depends on the server's version, which is asked for first when it is not known. */
final class NegotiatedCall<T> implements ApiCall<T> {

    private final Negotiation negotiation;
    private final Function<Dialect, ApiCall<T>> call;
    private final RequestOptions options;

    NegotiatedCall(Negotiation negotiation, Function<Dialect, ApiCall<T>> call, RequestOptions options) {
        this.negotiation = negotiation;
        this.call = call;
        this.options = options;
    }

    @Override
    public ApiResponse<T> executeForResponse() {
        ServerVersion known = negotiation.known();
        return towards(known != null ? known : negotiation.ask().with(options).execute())
                .executeForResponse();
    }

    @Override
    public CompletableFuture<T> executeAsync() {
        return later(ApiCall::executeAsync);
    }

    @Override
    public CompletableFuture<ApiResponse<T>> executeForResponseAsync() {
        return later(ApiCall::executeForResponseAsync);
    }

    private <R> CompletableFuture<R> later(Function<ApiCall<T>, CompletableFuture<R>> sending) {
        TwoSteps<R> result = new TwoSteps<>(new AtomicReference<>());
        ServerVersion known = negotiation.known();
        if (known != null) {
            send(known, sending, result);
            return result;
        }
        CompletableFuture<ServerVersion> asked = negotiation.ask().with(options).executeAsync();
        result.underWay(asked);
        asked.whenComplete((version, failure) -> {
            if (failure == null) {
                send(version, sending, result);
            } else {
                result.completeExceptionally(failure);
            }
        });
        return result;
    }

    private <R> void send(
            ServerVersion version, Function<ApiCall<T>, CompletableFuture<R>> sending, TwoSteps<R> result) {
        CompletableFuture<R> answer;
        try {
            answer = sending.apply(towards(version));
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
            return;
        }
        result.underWay(answer);
        answer.whenComplete((document, failure) -> {
            if (failure == null) {
                result.complete(document);
            } else {
                result.completeExceptionally(failure);
            }
        });
    }

    @Override
    public ApiCall<T> with(RequestOptions over) {
        return new NegotiatedCall<>(negotiation, call, options.with(over));
    }

    private ApiCall<T> towards(ServerVersion version) {
        return call.apply(new Dialect(version)).with(options);
    }

    /** A future whose cancellation, and that of every future derived from it, cancels the step that is under way. */
    private static final class TwoSteps<R> extends CompletableFuture<R> {
        private final AtomicReference<@Nullable Future<?>> underWay;

        TwoSteps(AtomicReference<@Nullable Future<?>> underWay) {
            this.underWay = underWay;
        }

        void underWay(Future<?> step) {
            underWay.set(step);
            if (isCancelled()) {
                step.cancel(true);
            }
        }

        @Override
        public <U> CompletableFuture<U> newIncompleteFuture() {
            return new TwoSteps<>(underWay);
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            boolean cancelled = super.cancel(mayInterruptIfRunning);
            Future<?> step = underWay.get();
            if (cancelled && step != null) {
                step.cancel(mayInterruptIfRunning);
            }
            return cancelled;
        }
    }
}
