/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import io.cplnprefect.core.error.ApiException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request to one endpoint, ready to be executed. Immutable and thread-safe. Each execution sends a request of its own.
 *
 * @param <T> type of the response document; {@link Void} for an endpoint whose response has none
 */
public interface ApiCall<T> {

    /**
     * Executes the call and waits for the response. Interrupting the waiting thread cancels the request.
     *
     * @return the response document
     * @throws io.cplnprefect.core.error.TransportException if no response was received
     * @throws io.cplnprefect.core.error.ServiceException if the response has an error status
     * @throws io.cplnprefect.core.error.DecodingException if the response document cannot be read
     * @throws io.cplnprefect.core.error.UsageException if the request is invalid; nothing was sent
     */
    T execute();

    /**
     * Executes the call and waits for the response with its status and headers.
     *
     * @return the response
     * @throws ApiException as {@link #execute()}
     */
    ApiResponse<T> executeForResponse();

    /**
     * Executes the call without waiting. Cancelling the future, a time-out set on it, or cancelling a future derived from
     * it cancels the request. The future completes exceptionally with the errors of {@link #execute()}, not wrapped in a
     * {@link java.util.concurrent.CompletionException}.
     *
     * @return the future response document
     */
    CompletableFuture<T> executeAsync();

    /**
     * Executes the call without waiting, for the response with its status and headers.
     *
     * @return the future response; behaves as that of {@link #executeAsync()}
     */
    CompletableFuture<ApiResponse<T>> executeForResponseAsync();

    /**
     * Returns the same call with other options. An option that is not set keeps its present value.
     *
     * @param options the options
     * @return a new call
     */
    ApiCall<T> with(RequestOptions options);

    /**
     * Returns the deadline that an execution would have if it started now.
     *
     * @return the deadline
     */
    Deadline deadline();

    /**
     * Returns the same call with its response document converted.
     *
     * @param conversion converts the document; must not block; an exception that it throws ends the call
     * @param <R> type of the result
     * @return a new call
     */
    <R> ApiCall<R> map(Function<? super T, ? extends R> conversion);

    /**
     * Returns the same call with its document computed from the whole response, such as from a header.
     *
     * @param conversion converts the response; must not block; an exception that it throws ends the call
     * @param <R> type of the result
     * @return a new call
     */
    <R> ApiCall<R> mapResponse(Function<? super ApiResponse<T>, ? extends R> conversion);

    /**
     * Returns a call that executes this call and then another one. Both share the deadline of this call and the options
     * that are set on the new call.
     *
     * @param next returns the second call from the document of the first; must not block
     * @param <R> type of the result
     * @return a new call
     */
    <R> ApiCall<R> then(Function<? super T, ? extends ApiCall<R>> next);

    /**
     * Returns a call that executes another call if this call fails. Both share the deadline of this call and the options
     * that are set on the new call.
     *
     * @param fallback returns the call to execute instead, or {@code null} to keep the error; must not block
     * @return a new call
     */
    ApiCall<T> recover(Function<? super ApiException, ? extends @Nullable ApiCall<T>> fallback);

    /**
     * Returns a call that sends the request until it has succeeded once. Later executions return that response without a request.
     * Executions that start before the first response has been received send a request each.
     *
     * @return a new call, which keeps the response
     */
    ApiCall<T> once();
}
