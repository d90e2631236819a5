/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Runs a blocking call on a thread of an executor. */
public final class Background {

    private Background() {}

    public static <T> CompletableFuture<T> call(Executor executor, Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                result.complete(action.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        return result;
    }
}
