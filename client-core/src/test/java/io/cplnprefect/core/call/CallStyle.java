/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

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

    static <T> T outcome(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
