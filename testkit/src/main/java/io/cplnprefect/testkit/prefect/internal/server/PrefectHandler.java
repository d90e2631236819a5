/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import io.cplnprefect.testkit.fault.internal.RequestHandler;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import io.cplnprefect.testkit.realprefect.PrefectRelease;
import java.net.Socket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;

/** The HTTP side of an emulated server: passes requests to its API and writes its responses. */
public final class PrefectHandler implements RequestHandler {
    /** The path of the API on the server. */
    public static final String BASE = "/api";

    private static final String SUBPROTOCOL = "prefect";

    private final PrefectApi api;
    private final PrefectRelease release;
    private final Clock clock;
    private final Supplier<@Nullable Socket> connection;

    /**
     * Creates the handler of an API.
     *
     * @param connection returns the connection of the request that the calling thread handles
     */
    public PrefectHandler(PrefectApi api, PrefectRelease release, Clock clock, Supplier<@Nullable Socket> connection) {
        this.api = api;
        this.release = release;
        this.clock = clock;
        this.connection = connection;
    }

    /** Returns the target of a request below the base of the API. */
    public static String target(RecordedRequest request) {
        String target = request.getTarget();
        return target.startsWith(BASE + "/") ? target.substring(BASE.length()) : target;
    }

    /** Returns the body of a request as text, empty if there is none. */
    public static String body(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    @Override
    public MockResponse handle(RecordedRequest request, Instant received) {
        if ("websocket".equalsIgnoreCase(request.getHeaders().get("Upgrade"))) {
            return upgrade(request);
        }
        ApiResponse response =
                api.respond(request.getMethod(), target(request), request.getHeaders()::get, body(request), received);
        MockResponse.Builder builder = new MockResponse.Builder()
                .status("HTTP/1.1 " + response.status() + " " + response.reason())
                .addHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atZone(ZoneOffset.UTC)));
        response.headers().forEach(builder::addHeader);
        if (response.location() != null) {
            builder.addHeader("Location", BASE + response.location());
        }
        if (response.body() != null && response.headers().containsKey("Content-Type")) {
            builder.body(response.body().asText());
        } else if (response.body() != null) {
            builder.addHeader("Content-Type", "application/json")
                    .body(response.body().toString());
        }
        return builder.build();
    }

    /** Opens a WebSocket. A 2.20 server, whose events are off by default, fails with status 500. */
    private MockResponse upgrade(RecordedRequest request) {
        String subprotocols = request.getHeaders().get("Sec-WebSocket-Protocol");
        boolean handshake = subprotocols != null
                && Arrays.asList(subprotocols.split("\\s*,\\s*", -1)).contains(SUBPROTOCOL);
        WebSocketListener listener = api.openSocket(target(request), handshake, connection.get());
        MockResponse.Builder builder = new MockResponse.Builder();
        if (listener == null || release == PrefectRelease.V2_20) {
            return builder.code(listener == null ? 403 : 500).build();
        }
        if (handshake) {
            builder.addHeader("Sec-WebSocket-Protocol", SUBPROTOCOL);
        }
        return builder.webSocketUpgrade(listener).build();
    }
}
