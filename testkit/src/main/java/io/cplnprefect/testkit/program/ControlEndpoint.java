/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.program;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** Accepts {@code POST /dump}, on a port of its own so that no fault applies to it. */
final class ControlEndpoint implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final String host;

    private ControlEndpoint(String host) {
        this.host = host;
    }

    static ControlEndpoint start(String host, int port, Runnable dump) {
        ControlEndpoint endpoint = new ControlEndpoint(host);
        endpoint.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                if (!request.getMethod().equals("POST") || !request.getTarget().equals("/dump")) {
                    return response(404, "Not found. Use POST /dump.\n");
                }
                try {
                    dump.run();
                    return response(200, "dumped\n");
                } catch (UncheckedIOException e) {
                    return response(500, e.getMessage() + "\n");
                }
            }
        });
        try {
            endpoint.server.start(InetAddress.getByName(host), port);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on " + host + ":" + port + ": " + e.getMessage(), e);
        }
        return endpoint;
    }

    String url() {
        return "http://" + host + ":" + server.getPort();
    }

    @Override
    public void close() {
        server.close();
    }

    private static MockResponse response(int status, String text) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "text/plain")
                .body(text)
                .build();
    }
}
