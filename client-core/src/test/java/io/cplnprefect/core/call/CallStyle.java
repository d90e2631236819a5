/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The ways to execute a call. A test of a rule that all of them follow has the style as its parameter. */
public enum CallStyle {
    BLOCKING {
        @Override
        public <T> T execute(ApiCall<T> call) {
            return call.execute();
        }
    },
    BLOCKING_RESPONSE {
        @Override
        public <T> T execute(ApiCall<T> call) {
            return call.executeForResponse().body();
        }
    },
    ASYNC {
        @Override
        public <T> T execute(ApiCall<T> call) {
            return outcome(call.executeAsync());
        }
    },
    ASYNC_RESPONSE {
        @Override
        public <T> T execute(ApiCall<T> call) {
            return outcome(call.executeForResponseAsync()).body();
        }
    },
    /** The future of a converted document is completed by code of its own. */
    ASYNC_MAPPED {
        @Override
        public <T> T execute(ApiCall<T> call) {
            return outcome(call.<T>map(document -> document).executeAsync());
        }
    };

    /** Returns the document, or throws what the caller receives. */
    public abstract <T> T execute(ApiCall<T> call);

    /** Executes the call on a thread of its own. The future fails with what the caller receives, not wrapped. */
    public <T> CompletableFuture<T> start(ApiCall<T> call) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                result.complete(execute(call));
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        caller.setDaemon(true);
        caller.start();
        return result;
    }

    /** Waits for the outcome. A failure is thrown as the future contains it, so that a test detects a wrapped one. */
    public static <T> T outcome(CompletableFuture<T> response) {
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        CompletableFuture<@Nullable T> ended = response.handle((document, thrown) -> {
            failure.set(thrown);
            return document;
        });
        T document = ended.join();
        Throwable thrown = failure.get();
        if (thrown instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        assertThat(thrown).isNull();
        return document;
    }
}
