/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Protocol;

/** A server in a process of its own that returns the same document for every request, so that its cost is not the client's. */
final class FixedResponseServer {

    private FixedResponseServer() {}

    /**
     * Serves until the process ends. Prints its address first.
     *
     * @param args the protocol, {@code http/1.1} or {@code h2_prior_knowledge}, and the delay of a response in milliseconds
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        long delay = Long.parseLong(args[1]);
        try (MockWebServer server = new MockWebServer()) {
            server.setProtocols(List.of(Protocol.get(args[0])));
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return new MockResponse.Builder()
                            .addHeader("Content-Type", "application/json")
                            .headersDelay(delay, TimeUnit.MILLISECONDS)
                            .body(Workloads.JSON)
                            .build();
                }
            });
            server.setServerSocketFactory(new io.cplnprefect.testkit.http.PromptServerSockets());
            server.start();
            System.out.println(server.url("/"));
            Thread.currentThread().join();
        }
    }
}
