/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import io.cplnprefect.testkit.cpln.internal.wire.ApiResponse;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.internal.FaultDispatcher;
import io.cplnprefect.testkit.http.TrackedServerSockets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ScheduledExecutorService;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Records each request, injects its fault, and forwards it to the emulated platform. */
final class EmulatorDispatcher extends Dispatcher {
    /** A strong reference, since the level of a logger is lost when it is collected; the server logs each request. */
    private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

    private final Platform platform;
    private final RequestLog requests;
    private final Clock clock;
    private final FaultDispatcher faults;

    EmulatorDispatcher(
            Platform platform,
            RequestLog requests,
            FaultPlan plan,
            Clock clock,
            ScheduledExecutorService scheduler,
            TrackedServerSockets sockets) {
        SERVER_LOG.setLevel(Level.WARNING);
        this.platform = platform;
        this.requests = requests;
        this.clock = clock;
        this.faults = new FaultDispatcher(
                plan, "", (request, received) -> handle(request), clock, scheduler, sockets::current);
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        requests.add(request, body(request));
        return faults.dispatch(request);
    }

    @Override
    public void close() {
        faults.close();
    }

    private MockResponse handle(RecordedRequest request) {
        return response(platform.respond(
                request.getMethod(), request.getUrl(), request.getHeaders().get("Authorization"), body(request)));
    }

    private static String body(RecordedRequest request) {
        @Nullable ByteString bytes = request.getBody();
        return bytes == null ? "" : bytes.utf8();
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
