/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.error.ApiException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The composition of calls, common to all implementations of {@link ApiCall}. */
abstract class ComposableCall<T> implements ApiCall<T> {

    @Override
    public T execute() {
        return executeForResponse().body();
    }

    @Override
    public CompletableFuture<T> executeAsync() {
        return CallFuture.map(executeForResponseAsync(), ApiResponse::body);
    }

    @Override
    public final <R> ApiCall<R> map(Function<? super T, ? extends R> conversion) {
        return new MappedCall<>(this, response -> conversion.apply(response.body()));
    }

    @Override
    public final <R> ApiCall<R> mapResponse(Function<? super ApiResponse<T>, ? extends R> conversion) {
        return new MappedCall<>(this, conversion);
    }

    @Override
    public final <R> ApiCall<R> then(Function<? super T, ? extends ApiCall<R>> next) {
        return new ThenCall<>(this, next);
    }

    @Override
    public final ApiCall<T> recover(Function<? super ApiException, ? extends @Nullable ApiCall<T>> fallback) {
        return new RecoveringCall<>(this, fallback);
    }

    @Override
    public final ApiCall<T> once() {
        return new OnceCall<>(this);
    }
}
