/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.call.Deadline;
import io.cplnprefect.core.call.RequestOptions;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A call that is followed by another one, under one deadline. */
final class ThenCall<T, R> extends ComposableCall<R> {

    private final ApiCall<T> first;
    private final Function<? super T, ? extends ApiCall<R>> next;

    ThenCall(ApiCall<T> first, Function<? super T, ? extends ApiCall<R>> next) {
        this.first = first;
        this.next = next;
    }

    @Override
    public ApiResponse<R> executeForResponse() {
        RequestOptions deadline = RequestOptions.deadline(first.deadline());
        return next.apply(first.with(deadline).execute()).with(deadline).executeForResponse();
    }

    @Override
    public CompletableFuture<ApiResponse<R>> executeForResponseAsync() {
        RequestOptions deadline = RequestOptions.deadline(first.deadline());
        CallFuture<ApiResponse<R>> result = new CallFuture<>();
        CompletableFuture<T> begun = first.with(deadline).executeAsync();
        result.onCancel(() -> begun.cancel(true));
        begun.whenComplete((document, failure) -> {
            if (failure != null) {
                result.fail(failure);
            } else {
                result.endWith(() -> next.apply(document).with(deadline).executeForResponseAsync());
            }
        });
        return result;
    }

    @Override
    public ApiCall<R> with(RequestOptions options) {
        return new ThenCall<>(
                first.with(options), document -> next.apply(document).with(options));
    }

    @Override
    public Deadline deadline() {
        return first.deadline();
    }
}
