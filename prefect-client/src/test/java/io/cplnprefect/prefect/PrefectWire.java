/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect;

import io.cplnprefect.core.call.RetryPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that answers as told, and a client of it. */
final class PrefectWire implements BeforeEachCallback, AfterEachCallback {

    private MockWebServer server = new MockWebServer();

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        server = new MockWebServer();
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

    Prefect prefect() {
        return prefect(builder -> builder);
    }

    Prefect prefect(UnaryOperator<Prefect.Builder> with) {
        return with.apply(Prefect.builder().apiUrl(apiUrl()).retry(RetryPolicy.NONE))
                .build();
    }

    void answer(int status, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body)
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

    static String body(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }
}
