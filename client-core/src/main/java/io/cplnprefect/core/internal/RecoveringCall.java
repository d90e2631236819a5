/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.call.Deadline;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.error.ApiException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A call that is replaced by another one if it fails, under one deadline. */
final class RecoveringCall<T> extends ComposableCall<T> {

    private final ApiCall<T> first;
    private final Function<? super ApiException, ? extends @Nullable ApiCall<T>> fallback;

    RecoveringCall(ApiCall<T> first, Function<? super ApiException, ? extends @Nullable ApiCall<T>> fallback) {
        this.first = first;
        this.fallback = fallback;
    }

    @Override
    public ApiResponse<T> executeForResponse() {
        RequestOptions deadline = RequestOptions.deadline(first.deadline());
        try {
            return first.with(deadline).executeForResponse();
        } catch (ApiException e) {
            ApiCall<T> instead = fallback.apply(e);
            if (instead == null) {
                throw e;
            }
            return instead.with(deadline).executeForResponse();
        }
    }

    @Override
    public CompletableFuture<ApiResponse<T>> executeForResponseAsync() {
        RequestOptions deadline = RequestOptions.deadline(first.deadline());
        CallFuture<ApiResponse<T>> result = new CallFuture<>();
        CompletableFuture<ApiResponse<T>> begun = first.with(deadline).executeForResponseAsync();
        result.onCancel(() -> begun.cancel(true));
        begun.whenComplete((response, failure) -> {
            if (failure == null) {
                result.end(response);
            } else {
                recover(result, Failures.unwrapped(failure), deadline);
            }
        });
        return result;
    }

    private void recover(CallFuture<ApiResponse<T>> result, Throwable failure, RequestOptions deadline) {
        try {
            ApiCall<T> instead = failure instanceof ApiException e && !result.isDone() ? fallback.apply(e) : null;
            if (instead == null) {
                result.fail(failure);
            } else {
                result.endWith(() -> instead.with(deadline).executeForResponseAsync());
            }
        } catch (Throwable e) {
            result.fail(e);
        }
    }

    @Override
    public ApiCall<T> with(RequestOptions options) {
        return new RecoveringCall<>(first.with(options), failure -> {
            ApiCall<T> instead = fallback.apply(failure);
            return instead == null ? null : instead.with(options);
        });
    }

    @Override
    public Deadline deadline() {
        return first.deadline();
    }
}
