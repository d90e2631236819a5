/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The ways in which a caller makes a call; whatever is true of one must be true of all. */
enum CallStyle {
    BLOCKING {
        @Override
        <T> T make(ApiCall<T> call) {
            return call.execute();
        }
    },
    BLOCKING_RESPONSE {
        @Override
        <T> T make(ApiCall<T> call) {
            return call.executeForResponse().body();
        }
    },
    ASYNC {
        @Override
        <T> T make(ApiCall<T> call) {
            return outcome(call.executeAsync());
        }
    },
    ASYNC_RESPONSE {
        @Override
        <T> T make(ApiCall<T> call) {
            return outcome(call.executeForResponseAsync()).body();
        }
    },
    /** A call whose answer is turned into something else goes through code of its own. */
    ASYNC_MAPPED {
        @Override
        <T> T make(ApiCall<T> call) {
            return outcome(call.<T>map(document -> document).executeAsync());
        }
    };

    /** The document, or the error as the caller sees it. */
    abstract <T> T make(ApiCall<T> call);

    /** Waits for the outcome. A failure is thrown as the future holds it, so that a wrapped one is seen as such. */
    static <T> T outcome(CompletableFuture<T> response) {
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
