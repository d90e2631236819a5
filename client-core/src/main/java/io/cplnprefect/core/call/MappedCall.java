/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A call whose answer's document becomes something else before the caller sees it. */
final class MappedCall<T, R> implements ApiCall<R> {

    private final ApiCall<T> call;
    private final Function<? super T, ? extends R> reading;

    MappedCall(ApiCall<T> call, Function<? super T, ? extends R> reading) {
        this.call = call;
        this.reading = reading;
    }

    @Override
    public ApiResponse<R> executeForResponse() {
        return mapped(call.executeForResponse());
    }

    @Override
    public CompletableFuture<R> executeAsync() {
        return mapped(call.executeAsync(), reading);
    }

    @Override
    public CompletableFuture<ApiResponse<R>> executeForResponseAsync() {
        return mapped(call.executeForResponseAsync(), this::mapped);
    }

    /** As {@code thenApply}, which would wrap the error: an error arrives as the call gave it. */
    private static <A, B> CompletableFuture<B> mapped(
            CompletableFuture<A> answer, Function<? super A, ? extends B> reading) {
        CompletableFuture<B> result = answer.newIncompleteFuture();
        answer.whenComplete((read, thrown) -> {
            try {
                if (thrown == null) {
                    result.complete(reading.apply(read));
                } else {
                    result.completeExceptionally(thrown);
                }
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }

    @Override
    public ApiCall<R> with(RequestOptions options) {
        return new MappedCall<>(call.with(options), reading);
    }

    private ApiResponse<R> mapped(ApiResponse<T> answer) {
        return new ApiResponse<>(
                answer.status(), answer.headers(), answer.requestId(), answer.attempts(), reading.apply(answer.body()));
    }
}
