/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import java.io.IOException;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Prevents OkHttp from sending a request again after a 503 with {@code Retry-After: 0}, which it does for any method and
 * whatever its settings are; it also fails on a number too long for an int. OkHttp reads whole seconds only, and our retry reads
 * fractions too, so a fraction is appended.
 */
final class NoReplayInterceptor implements Interceptor {

    private static final Pattern WHOLE_SECONDS = Pattern.compile("\\d+");

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String retryAfter = response.header("Retry-After");
        return response.code() != 503
                        || retryAfter == null
                        || !WHOLE_SECONDS.matcher(retryAfter).matches()
                ? response
                : response.newBuilder().header("Retry-After", retryAfter + ".0").build();
    }
}
