/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.setting.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** A server with prepared responses, and a client of it that retries without noticeable waits. */
public final class Wire implements AutoCloseable {

    public static final String TOKEN = "token-of-acme";

    private final MockWebServer server = new MockWebServer();
    private final ControlPlane cpln;

    /** Starts the server at the root path. */
    public Wire() {
        this("/", ClientOptions.builder());
    }

    /** Starts the server with a base path, and the client with options. */
    public Wire(String basePath, ClientOptions.Builder options) {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cpln = ControlPlane.builder()
                .endpoint(server.url(basePath).toString())
                .logsEndpoint(server.url(basePath).toString())
                .org("acme")
                .token(Secret.of(TOKEN))
                .options(options.retry(new RetryPolicy(4, Duration.ofMillis(1), Duration.ofMillis(2), 0))
                        .build())
                .build();
    }

    /** Returns the client. */
    public ControlPlane cpln() {
        return cpln;
    }

    /** Returns the server. */
    public MockWebServer server() {
        return server;
    }

    /** The server responds to one request. */
    public Wire respond(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
        return this;
    }

    /** The server processes the request, and the connection breaks before the response. */
    public Wire loseResponse() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
        return this;
    }

    /** Returns the next request that the server has received. */
    public RecordedRequest request() throws InterruptedException {
        return Objects.requireNonNull(server.takeRequest(5, SECONDS), "no further request");
    }

    /** Returns method and path of the next request. */
    public String line() throws InterruptedException {
        RecordedRequest request = request();
        String query = request.getUrl().encodedQuery();
        return request.getMethod() + " " + request.getUrl().encodedPath() + (query == null ? "" : "?" + query);
    }

    /** Returns the body of the next request. */
    public String body() throws InterruptedException, ReflectiveOperationException {
        // By reflection, because the type of the body is one of Okio, on which this module does not depend.
        Object body = RecordedRequest.class.getMethod("getBody").invoke(request());
        return String.valueOf(Class.forName("okio.ByteString").getMethod("utf8").invoke(body));
    }

    @Override
    public void close() {
        cpln.close();
        server.close();
    }
}
