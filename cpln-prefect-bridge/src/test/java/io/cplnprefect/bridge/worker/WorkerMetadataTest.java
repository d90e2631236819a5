/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.prefect.PrefectBuilder;
import io.cplnprefect.prefect.worker.WorkerHello;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a worker reports of its software in heartbeats. */
class WorkerMetadataTest {

    private static final String WORKSPACE =
            "/api/accounts/00000000-0000-0000-0000-00000000000a/workspaces/00000000-0000-0000-0000-00000000000b";
    private static final String BARE = "{\"name\":\"one\",\"heartbeat_interval_seconds\":30}";

    private final List<String> heartbeats = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            if (exchange.getRequestURI().getPath().endsWith("/heartbeat")) {
                heartbeats.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(204, -1);
            } else {
                byte[] version = "\"3.6.0\"".getBytes(StandardCharsets.US_ASCII);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, version.length);
                exchange.getResponseBody().write(version);
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private PrefectBuilder client(String path) {
        return Prefect.builder()
                .apiUrl("http://localhost:" + server.getAddress().getPort() + path);
    }

    private static void sendTwoHeartbeats(PrefectBuilder client) {
        WorkerHello worker = new WorkerHello("jobs", "one", "cpln", Duration.ofSeconds(30));
        try (Prefect prefect = client.build();
                WorkerPresence presence =
                        new WorkerPresence(prefect, worker, prefect.connection().time(), true)) {
            presence.heartbeat();
            presence.heartbeat();
        }
    }

    @Test
    void cloud_receivesTheIntegration_withTheFirstHeartbeat() {
        sendTwoHeartbeats(client(WORKSPACE).apiKey(Secret.of("pnu_test")));

        assertThat(heartbeats.get(0)).contains("\"metadata\":{\"integrations\":[{\"name\":\"cpln-prefect-bridge\"");
        assertThat(heartbeats.get(1)).isEqualTo(BARE);
    }

    @Test
    void server_receivesNameAndIntervalOnly() {
        sendTwoHeartbeats(client("/api"));

        assertThat(heartbeats).containsExactly(BARE, BARE);
    }
}
