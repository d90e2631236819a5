/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.connection.ThreadContext;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Surrounds the interceptors of the user: they run in the context of the caller's thread, and what they throw, other than an
 * {@link IOException}, ends the call as it is instead of counting as a failed connection.
 */
final class UserCodeInterceptor implements Interceptor {

    @Override
    public Response intercept(Chain chain) throws IOException {
        AttemptLayer.Attempt attempt = chain.request().tag(AttemptLayer.Attempt.class);
        if (attempt == null) {
            return chain.proceed(chain.request());
        }
        try (ThreadContext.Scope context = attempt.installContext()) {
            return chain.proceed(chain.request());
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw attempt.thrownByUserCode(e);
        }
    }
}
