/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.call.ApiCall;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The ways in which a caller executes a call. */
enum CallStyle {
    BLOCKING {
        @Override
        <T> T execute(ApiCall<T> call) {
            return call.execute();
        }
    },
    ASYNC {
        @Override
        <T> T execute(ApiCall<T> call) {
            CompletableFuture<T> future = call.executeAsync();
            try {
                return future.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException failure) {
                    throw failure;
                }
                throw new AssertionError(e);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    };

    abstract <T> T execute(ApiCall<T> call);
}
