/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.Authentication;
import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.time.TimeSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.Request;

/**
 * Adds what proves who is calling, and renews it once when it is rejected. No other host ever gets it: {@link Pipeline}
 * takes no call to one, and redirects are not followed.
 */
final class AuthenticationLayer implements Layer {

    private final Authentication authentication;
    private final TimeSource time;
    private final CallTimer timer;
    private final Layer next;

    AuthenticationLayer(Authentication authentication, TimeSource time, CallTimer timer, Layer next) {
        this.authentication = authentication;
        this.time = time;
        this.timer = timer;
        this.next = next;
    }

    @Override
    public CompletableFuture<HttpAnswer> send(CallContext call, Request request) {
        return sendOnce(call, request).thenCompose(answer -> {
            if (answer.status() >= 400 && authentication.renew(answer.status(), answer.text())) {
                return sendOnce(call, request);
            }
            return CompletableFuture.completedFuture(answer);
        });
    }

    private CompletableFuture<HttpAnswer> sendOnce(CallContext call, Request request) {
        CompletableFuture<Map<String, String>> headers;
        try {
            headers = authentication.headers(request.method());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
        return inTime(call, headers).thenCompose(signature -> next.send(call, signed(request, signature)));
    }

    /** The same headers, unless the call's time is over or nobody waits for its answer any more. */
    private CompletableFuture<Map<String, String>> inTime(
            CallContext call, CompletableFuture<Map<String, String>> headers) {
        if (headers.isDone()) {
            return headers;
        }
        CompletableFuture<Map<String, String>> waiting = call.waiting();
        headers.whenComplete((signature, failed) -> {
            if (failed == null) {
                waiting.complete(signature);
            } else {
                waiting.completeExceptionally(failed);
            }
        });
        timer.after(
                call.nanosLeft(time.nanoTime().getAsLong()),
                waiting,
                () -> waiting.completeExceptionally(call.failure(
                        Reason.TIMEOUT_BEFORE_SENDING,
                        "no token within " + call.total().toMillis() + " ms",
                        null)));
        return waiting;
    }

    private static Request signed(Request request, Map<String, String> signature) {
        if (signature.isEmpty()) {
            return request;
        }
        Request.Builder signed = request.newBuilder();
        for (Map.Entry<String, String> header : signature.entrySet()) {
            HttpHeaders.set(signed, header.getKey(), header.getValue());
        }
        return signed.build();
    }
}
