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
    public CompletableFuture<ApiResponse<R>> executeForResponseAsync() {
        return call.executeForResponseAsync().thenApply(this::mapped);
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
