/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.call.Deadline;
import io.cplnprefect.core.call.RequestOptions;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A call whose response document is converted. */
final class MappedCall<T, R> extends ComposableCall<R> {

    private final ApiCall<T> call;
    private final Function<? super ApiResponse<T>, ? extends R> conversion;

    MappedCall(ApiCall<T> call, Function<? super ApiResponse<T>, ? extends R> conversion) {
        this.call = call;
        this.conversion = conversion;
    }

    @Override
    public ApiResponse<R> executeForResponse() {
        return converted(call.executeForResponse());
    }

    @Override
    public CompletableFuture<ApiResponse<R>> executeForResponseAsync() {
        return CallFuture.map(call.executeForResponseAsync(), this::converted);
    }

    @Override
    public ApiCall<R> with(RequestOptions options) {
        return new MappedCall<>(call.with(options), conversion);
    }

    @Override
    public Deadline deadline() {
        return call.deadline();
    }

    private ApiResponse<R> converted(ApiResponse<T> response) {
        return response.withBody(conversion.apply(response));
    }
}
