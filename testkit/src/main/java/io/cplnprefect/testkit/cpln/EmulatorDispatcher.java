/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Between the web server and the routes. */
final class EmulatorDispatcher extends Dispatcher {
    /** Kept from being collected, since the level is lost with it: the server tells of each request otherwise. */
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server;
    private final Store store;
    private final Routes routes;
    private final RequestLog requests;
    private final Clock clock;

    EmulatorDispatcher(MockWebServer server, Store store, Routes routes, RequestLog requests, Clock clock) {
        SERVER_LOG.setLevel(Level.WARNING);
        this.server = server;
        this.store = store;
        this.routes = routes;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        // The server queues each request for somebody to take; nobody else does.
        server.takeRequest(0, TimeUnit.NANOSECONDS);
        @Nullable ByteString bytes = request.getBody();
        String body = bytes == null ? "" : bytes.utf8();
        requests.add(request, body);
        Answer answer;
        synchronized (store) {
            answer = routes.answer(
                    request.getMethod(), request.getUrl(), request.getHeaders().get("Authorization"), body);
        }
        return response(answer);
    }

    private MockResponse response(Answer answer) {
        MockResponse.Builder response = new MockResponse.Builder();
        if (answer.webSocket() != null) {
            return response.webSocketUpgrade(answer.webSocket()).build();
        }
        response.code(answer.status()).body(answer.body()).setHeader("Content-Type", answer.contentType());
        response.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)));
        if (answer.location() != null) {
            response.setHeader("Location", answer.location());
        }
        return response.build();
    }
}
