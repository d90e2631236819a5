/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.internal;

import io.cplnprefect.core.call.Authentication;
import io.cplnprefect.core.error.UsageException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Adds what proves who is calling, to calls to the own host and to no other; renews it once when it is rejected. */
final class AuthenticationLayer implements Layer {

    private final Authentication authentication;
    private final HttpUrl base;
    private final Layer next;

    AuthenticationLayer(Authentication authentication, HttpUrl base, Layer next) {
        this.authentication = authentication;
        this.base = base;
        this.next = next;
    }

    @Override
    public CompletableFuture<HttpAnswer> send(CallContext call, Request request) {
        if (!sameHost(request.url())) {
            return CompletableFuture.failedFuture(
                    new UsageException("The address " + request.url().redact() + " is not on the host of this client, "
                            + base.redact() + "; its token goes nowhere else"));
        }
        return sendOnce(call, request).thenCompose(answer -> {
            if (answer.status() >= 400 && authentication.renew(answer.status(), answer.text())) {
                return sendOnce(call, request);
            }
            return CompletableFuture.completedFuture(answer);
        });
    }

    private CompletableFuture<HttpAnswer> sendOnce(CallContext call, Request request) {
        return authentication.headers(request.method()).thenCompose(headers -> {
            if (headers.isEmpty()) {
                return next.send(call, request);
            }
            Request.Builder signed = request.newBuilder();
            for (Map.Entry<String, String> header : headers.entrySet()) {
                signed.header(header.getKey(), header.getValue());
            }
            return next.send(call, signed.build());
        });
    }

    private boolean sameHost(HttpUrl url) {
        return url.host().equals(base.host())
                && url.port() == base.port()
                && url.scheme().equals(base.scheme());
    }
}
