/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import io.cplnprefect.testkit.cpln.internal.wire.ApiResponse;
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

/** Connects the web server to the emulated platform. */
final class EmulatorDispatcher extends Dispatcher {
    /** A strong reference, since the level of a logger is lost when it is collected; the server logs each request. */
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    private final MockWebServer server;
    private final Platform platform;
    private final RequestLog requests;
    private final Clock clock;

    EmulatorDispatcher(MockWebServer server, Platform platform, RequestLog requests, Clock clock) {
        SERVER_LOG.setLevel(Level.WARNING);
        this.server = server;
        this.platform = platform;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        // The server queues each request until it is taken, which would be for ever.
        server.takeRequest(0, TimeUnit.NANOSECONDS);
        @Nullable ByteString bytes = request.getBody();
        String body = bytes == null ? "" : bytes.utf8();
        requests.add(request, body);
        return response(platform.respond(
                request.getMethod(), request.getUrl(), request.getHeaders().get("Authorization"), body));
    }

    private MockResponse response(ApiResponse response) {
        MockResponse.Builder builder = new MockResponse.Builder();
        if (response.webSocket() != null) {
            return builder.webSocketUpgrade(response.webSocket()).build();
        }
        builder.status("HTTP/1.1 " + response.status() + " " + response.reason())
                .body(response.body())
                .setHeader("Content-Type", response.contentType());
        builder.setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atZone(ZoneOffset.UTC)));
        if (response.location() != null) {
            builder.setHeader("Location", response.location());
        }
        return builder.build();
    }
}
