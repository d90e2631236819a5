/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import io.cplnprefect.core.error.ApiException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One call to an endpoint, ready to be made. Immutable and thread-safe; making it twice sends it twice.
 *
 * @param <T> what the answer is read into; {@link Void} where the endpoint answers with no document
 */
public interface ApiCall<T> {

    /**
     * Makes the call and waits for the answer. Interrupting the thread cancels the HTTP call.
     *
     * @return the answer's document
     * @throws io.cplnprefect.core.error.TransportException when no answer came
     * @throws io.cplnprefect.core.error.ServiceException when the answer has an error status
     * @throws io.cplnprefect.core.error.DecodingException when the answer cannot be read
     * @throws io.cplnprefect.core.error.UsageException when the call cannot be made as asked
     */
    default T execute() {
        return executeForResponse().body();
    }

    /**
     * Makes the call and waits for the answer with status and headers.
     *
     * @return the answer
     * @throws ApiException as {@link #execute()}
     */
    ApiResponse<T> executeForResponse();

    /**
     * Makes the call without waiting. Cancelling the future, or one derived from it, cancels the HTTP call. The future
     * ends with the errors of {@link #execute()}, unwrapped.
     *
     * @return the answer's document, later
     */
    default CompletableFuture<T> executeAsync() {
        return executeForResponseAsync().thenApply(ApiResponse::body);
    }

    /**
     * Makes the call without waiting, for the answer with status and headers.
     *
     * @return the answer, later
     */
    CompletableFuture<ApiResponse<T>> executeForResponseAsync();

    /**
     * The same call with other options; what they leave open stays as it is.
     *
     * @param options the options
     * @return a new call
     */
    ApiCall<T> with(RequestOptions options);

    /**
     * The same call with its answer's document turned into something else.
     *
     * @param reading turns the document; must not block, and what it throws ends the call
     * @param <R> what the document becomes
     * @return a new call
     */
    default <R> ApiCall<R> map(Function<? super T, ? extends R> reading) {
        return new MappedCall<>(this, reading);
    }
}
