/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.examples.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.bridge.health.Health;
import io.cplnprefect.core.document.DocumentText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthServerTest {

    private volatile Health health = new Health(true, true, List.of(), List.of(), null);

    private final HealthServer server = HealthServer.start(0, HealthPages.of(() -> health));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void readyWorker_isLiveAndReady() throws Exception {
        assertThat(send("GET", "/health/live").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/health/ready").statusCode()).isEqualTo(200);
        assertThat(document(send("GET", "/health/ready")).path("summary").asText())
                .isEqualTo("ready");
    }

    @Test
    void workerThatIsNotReady_isLiveAndHasTheReason() throws Exception {
        health = new Health(true, false, List.of("The poll round has failed"), List.of(), null);

        HttpResponse<String> ready = send("GET", "/health/ready");

        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(document(ready).path("reasons").path(0).asText()).isEqualTo("The poll round has failed");
        assertThat(send("GET", "/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void workerThatHangs_isNotLive() throws Exception {
        health = new Health(false, false, List.of("No poll round has begun for 12 min"), List.of(), null);

        assertThat(send("GET", "/health/live").statusCode()).isEqualTo(503);
    }

    @Test
    void clientThatSendsNoRequest_delaysNoProbe() throws Exception {
        try (Socket slow = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            slow.getOutputStream().write("GET /health".getBytes(US_ASCII));
            slow.getOutputStream().flush();

            assertThat(send("GET", "/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void otherPathsAndMethods_areRefused() throws Exception {
        assertThat(send("GET", "/health").statusCode()).isEqualTo(404);
        assertThat(send("POST", "/health/live").statusCode()).isEqualTo(405);
    }

    @Test
    void portInUse_isReportedWithTheOption() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            int port = socket.getLocalPort();
            assertThatThrownBy(() -> HealthServer.start(port, HealthPages.of(() -> health)))
                    .isInstanceOf(CommandException.class)
                    .hasMessageStartingWith("Cannot listen on port " + port + ": ")
                    .hasMessageEndingWith(". Set --health-port.");
        }
    }

    @Test
    void invalidPort_isReportedWithTheRange() {
        assertThatThrownBy(() -> HealthServer.start(70_000, HealthPages.of(() -> health)))
                .hasMessage("Invalid port 70000: expected 0 to 65535. Set --health-port.");
    }

    private HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .method(method, BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static JsonNode document(HttpResponse<String> response) {
        return DocumentText.read(response.body()).get(0).content();
    }
}
