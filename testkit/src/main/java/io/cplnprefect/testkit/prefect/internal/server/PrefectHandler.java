/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.prefect.internal.server;

import io.cplnprefect.testkit.fault.internal.RequestHandler;
import io.cplnprefect.testkit.prefect.internal.wire.ApiResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** The HTTP side of an emulated server: passes requests to its API and writes its responses. */
public final class PrefectHandler implements RequestHandler {
    /** The path of the API on the server. */
    public static final String BASE = "/api";

    private final PrefectApi api;
    private final Clock clock;

    /** Creates the handler of an API. */
    public PrefectHandler(PrefectApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
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
        ApiResponse response =
                api.respond(request.getMethod(), target(request), request.getHeaders()::get, body(request), received);
        MockResponse.Builder builder = new MockResponse.Builder()
                .code(response.status())
                .addHeader(
                        "Date",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                clock.instant().atZone(ZoneOffset.UTC)));
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
