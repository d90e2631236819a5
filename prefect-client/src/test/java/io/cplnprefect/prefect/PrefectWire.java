/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.testkit.http.PromptServerSockets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server with scripted responses, and clients of it. */
final class PrefectWire implements BeforeEachCallback, AfterEachCallback {

    /** Three attempts without waits. */
    static final RetryPolicy AT_ONCE = new RetryPolicy(3, Duration.ofMillis(1), Duration.ofMillis(1), 0);

    private MockWebServer server = new MockWebServer();

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        server = new MockWebServer();
        server.setServerSocketFactory(new PromptServerSockets());
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.close();
    }

    MockWebServer server() {
        return server;
    }

    String apiUrl() {
        return server.url("/api").toString();
    }

    /** Returns a client that does not retry. */
    Prefect prefect() {
        return prefect(RetryPolicy.NONE);
    }

    Prefect prefect(RetryPolicy retry) {
        return prefect(
                builder -> builder.options(ClientOptions.builder().retry(retry).build()));
    }

    Prefect prefect(UnaryOperator<PrefectBuilder> with) {
        return with.apply(Prefect.builder().apiUrl(apiUrl())).build();
    }

    void respond(int status, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
                .build());
    }

    /** Receives a request and closes the connection instead of a response. */
    void loseResponse() {
        server.enqueue(new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build());
    }

    RecordedRequest received() {
        try {
            RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("no request reached the server");
            }
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns method and path of the next request. */
    String receivedLine() {
        RecordedRequest request = received();
        return request.getMethod() + " " + request.getTarget();
    }

    static String body(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }
}
