/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.call.Deadline;
import io.cplnprefect.core.call.RequestOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A call whose first response is kept; all calls derived from it by options share the response. */
final class OnceCall<T> extends ComposableCall<T> {

    private final ApiCall<T> call;
    private final AtomicReference<@Nullable ApiResponse<T>> kept;

    OnceCall(ApiCall<T> call) {
        this(call, new AtomicReference<>());
    }

    private OnceCall(ApiCall<T> call, AtomicReference<@Nullable ApiResponse<T>> kept) {
        this.call = call;
        this.kept = kept;
    }

    @Override
    public ApiResponse<T> executeForResponse() {
        ApiResponse<T> response = kept.get();
        return response == null ? keep(call.executeForResponse()) : response;
    }

    @Override
    public CompletableFuture<ApiResponse<T>> executeForResponseAsync() {
        ApiResponse<T> response = kept.get();
        if (response == null) {
            return CallFuture.map(call.executeForResponseAsync(), this::keep);
        }
        CallFuture<ApiResponse<T>> result = new CallFuture<>();
        result.end(response);
        return result;
    }

    @Override
    public ApiCall<T> with(RequestOptions options) {
        return new OnceCall<>(call.with(options), kept);
    }

    @Override
    public Deadline deadline() {
        return call.deadline();
    }

    private ApiResponse<T> keep(ApiResponse<T> response) {
        kept.set(response);
        return response;
    }
}
