/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cplnprefect.core.call.ApiCall;
import org.jspecify.annotations.Nullable;

/** The two ways to execute a call. */
public enum CallStyle {
    EXECUTE {
        @Override
        public <T> T value(ApiCall<T> call) {
            return call.execute();
        }

        @Override
        public @Nullable Throwable failure(ApiCall<?> call) {
            return catchThrowable(call::execute);
        }
    },
    EXECUTE_ASYNC {
        @Override
        public <T> T value(ApiCall<T> call) {
            return call.executeAsync().orTimeout(30, SECONDS).join();
        }

        @Override
        public @Nullable Throwable failure(ApiCall<?> call) {
            // The outcome of the future itself: get() and join() would wrap or unwrap it.
            return call.executeAsync()
                    .orTimeout(30, SECONDS)
                    .handle((value, failure) -> failure)
                    .join();
        }
    };

    /** Executes the call and returns its document. */
    public abstract <T> T value(ApiCall<T> call);

    /** Returns what the call fails with, as the caller sees it; {@code null} if it succeeds. */
    public abstract @Nullable Throwable failure(ApiCall<?> call);
}
