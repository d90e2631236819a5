/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** The HTTP side of an emulated server: hands requests to its API and writes its responses. */
public final class PrefectDispatcher extends Dispatcher {
    /** The path of the API on the server. */
    public static final String BASE = "/api";

    private final PrefectApi api;
    private final RequestListener listener;

    /** Is called once per request, before it is handled. */
    public interface RequestListener {
        /**
         * Receives a request.
         *
         * @param target the path below the API base, with its query
         * @param body the body as text, empty if there is none
         */
        void received(String method, String target, String body);
    }

    /** Creates a dispatcher. */
    public PrefectDispatcher(PrefectApi api, RequestListener listener) {
        this.api = api;
        this.listener = listener;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String target = request.getTarget().startsWith(BASE + "/")
                ? request.getTarget().substring(BASE.length())
                : request.getTarget();
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        listener.received(request.getMethod(), target, body);
        return response(api.respond(request.getMethod(), target, request.getHeaders()::get, body));
    }

    private static MockResponse response(ApiResponse response) {
        MockResponse.Builder builder = new MockResponse.Builder().code(response.status());
        if (response.location() != null) {
            builder.addHeader("Location", BASE + response.location());
        }
        if (response.body() != null) {
            builder.addHeader("Content-Type", "application/json")
                    .body(response.body().toString());
        }
        return builder.build();
    }
}
