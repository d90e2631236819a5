/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.ThreadContext;
import io.cplnprefect.core.error.TransportException.Reason;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Adds the credentials, and renews them once if the server rejects them. They are sent to the host of the client only:
 * {@link RequestFactory} accepts no other host, and redirects are not followed.
 */
final class AuthenticationLayer implements Layer {

    private final Authentication authentication;
    private final Service service;
    private final Layer next;

    AuthenticationLayer(Authentication authentication, Service service, Layer next) {
        this.authentication = authentication;
        this.service = service;
        this.next = next;
    }

    @Override
    public CompletableFuture<RawResponse> send(CallContext call) {
        return sendOnce(call).thenCompose(response -> {
            if (response.status() >= 400 && renewed(call, response)) {
                return sendOnce(call);
            }
            return CompletableFuture.completedFuture(response);
        });
    }

    private boolean renewed(CallContext call, RawResponse response) {
        try (ThreadContext.Scope context = call.installContext()) {
            return authentication.renew(response.status(), response.text());
        }
    }

    private CompletableFuture<RawResponse> sendOnce(CallContext call) {
        if (authentication == Authentication.NONE) {
            return next.send(call);
        }
        CompletableFuture<Map<String, String>> headers;
        try (ThreadContext.Scope context = call.installContext()) {
            headers = authentication.headers(call.endpoint().method());
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
        return inTime(call, headers).thenCompose(credentials -> {
            call.credentials(credentials);
            return next.send(call);
        });
    }

    /** Returns the same headers; fails when the time of the call has passed or its caller no longer waits. */
    private CompletableFuture<Map<String, String>> inTime(
            CallContext call, CompletableFuture<Map<String, String>> headers) {
        if (headers.isDone()) {
            return headers;
        }
        CompletableFuture<Map<String, String>> step = call.step();
        headers.whenComplete((credentials, failure) -> {
            if (failure == null) {
                step.complete(credentials);
            } else {
                step.completeExceptionally(failure);
            }
        });
        service.timer()
                .after(
                        call.nanosLeft(service.nanoTime()),
                        step,
                        () -> step.completeExceptionally(call.failure(
                                Reason.QUEUE_TIMEOUT,
                                "not sent: no credentials within " + call.totalMillis() + " ms",
                                null)));
        return step;
    }
}
