/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.cpln.Stored;
import java.util.concurrent.CompletableFuture;

/** A write whose answer is told by its status and {@code Location} header; its body is a word for people. */
public final class Location201 implements ApiCall<Stored> {

    private final ApiCall<Void> call;
    private final String link;

    private Location201(ApiCall<Void> call, String link) {
        this.call = call;
        this.link = link;
    }

    /**
     * Wraps a write.
     *
     * @param call the write
     * @param link where the object stands when the answer does not tell
     * @return the call
     */
    public static ApiCall<Stored> of(ApiCall<Void> call, String link) {
        return new Location201(call, link);
    }

    @Override
    public ApiResponse<Stored> executeForResponse() {
        return stored(call.executeForResponse());
    }

    @Override
    public CompletableFuture<ApiResponse<Stored>> executeForResponseAsync() {
        return call.executeForResponseAsync().thenApply(this::stored);
    }

    @Override
    public ApiCall<Stored> with(RequestOptions options) {
        return new Location201(call.with(options), link);
    }

    private ApiResponse<Stored> stored(ApiResponse<Void> answer) {
        String location = answer.header("location");
        return new ApiResponse<>(
                answer.status(),
                answer.headers(),
                answer.requestId(),
                answer.attempts(),
                new Stored(location == null ? link : location, answer.status() == 201));
    }
}
