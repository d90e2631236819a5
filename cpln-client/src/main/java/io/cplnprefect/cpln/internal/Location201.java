/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.internal;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.call.ApiResponse;
import io.cplnprefect.core.call.RequestOptions;
import io.cplnprefect.core.error.CallSite;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.cpln.Stored;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** A write whose answer is told by its status and {@code Location} header; its body is a word for people. */
public final class Location201 implements ApiCall<Stored> {

    private final ApiCall<Void> call;
    private final CallSite site;
    private final @Nullable String link;

    private Location201(ApiCall<Void> call, CallSite site, @Nullable String link) {
        this.call = call;
        this.site = site;
        this.link = link;
    }

    /**
     * Wraps a write of something with a name.
     *
     * @param call the write
     * @param link where the object stands when the answer does not tell
     * @return the call
     */
    public static ApiCall<Stored> named(ApiCall<Void> call, String link) {
        return new Location201(call, new CallSite("POST", link, 1), link);
    }

    /**
     * Wraps a write of something that only the server can name. An answer that does not is an error: whoever took something
     * else for the id would lose what was made.
     *
     * @param call the write
     * @param collection where it goes
     * @return the call
     */
    public static ApiCall<Stored> unnamed(ApiCall<Void> call, String collection) {
        return new Location201(call, new CallSite("POST", collection, 1), null);
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
        return new Location201(call.with(options), site, link);
    }

    private ApiResponse<Stored> stored(ApiResponse<Void> answer) {
        String location = path(answer.header("location"));
        if (location == null) {
            location = link;
        }
        if (location == null) {
            throw new DecodingException(
                    new CallSite(site.method(), site.path(), answer.attempts()),
                    answer.status(),
                    "it has no header Location that tells what was made",
                    "",
                    answer.requestId(),
                    null);
        }
        return new ApiResponse<>(
                answer.status(),
                answer.headers(),
                answer.requestId(),
                answer.attempts(),
                new Stored(location, answer.status() == 201));
    }

    private static @Nullable String path(@Nullable String location) {
        if (location == null || location.isBlank() || location.endsWith("/")) {
            return null;
        }
        HttpUrl whole = HttpUrl.parse(location);
        return whole == null ? location : whole.encodedPath();
    }
}
