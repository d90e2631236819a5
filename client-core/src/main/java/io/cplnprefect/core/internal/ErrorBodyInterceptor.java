/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Reads the start of the body of an error response. The status of a response counts even if its body is cut off or stalls, so
 * what cannot be read in time is omitted.
 *
 * <p>The HTTP/1.1 connection of a server error is used for no further request: Prefect's server closes it right after a 500 or
 * 503 without announcing that, and the next request on it would break, with its effect unknown.
 */
final class ErrorBodyInterceptor implements Interceptor {

    private static final long LIMIT_BYTES = 64 * 1024;
    private static final long LIMIT_SECONDS = 5;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() < 400) {
            return response;
        }
        Buffer start = start(chain, response);
        Connection connection = chain.connection();
        if (response.code() >= 500 && connection != null && connection.protocol() != Protocol.HTTP_2) {
            connection.socket().close();
        }
        ResponseBody body =
                ResponseBody.create(start.readByteString(), response.body().contentType());
        response.close();
        return response.newBuilder().body(body).build();
    }

    private static Buffer start(Chain chain, Response response) throws IOException {
        BufferedSource source = response.body().source();
        Buffer start = new Buffer();
        source.timeout().deadline(LIMIT_SECONDS, TimeUnit.SECONDS);
        try {
            long left = LIMIT_BYTES;
            for (long read = 0; read != -1 && left > 0; left -= Math.max(read, 0)) {
                read = source.read(start, left);
            }
        } catch (IOException e) {
            if (chain.call().isCanceled()) {
                throw e;
            }
        } finally {
            source.timeout().clearDeadline();
        }
        return start;
    }
}
