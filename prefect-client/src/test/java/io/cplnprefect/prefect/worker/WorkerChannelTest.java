/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.prefect.Prefect;
import io.cplnprefect.testkit.VirtualTime;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a worker sends over its channel, and what it makes of the frames of the server. */
@Timeout(60)
final class WorkerChannelTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WorkerHello WORKER = new WorkerHello("jobs 1", "one", "cpln", Duration.ofSeconds(30));

    private final MockWebServer server = new MockWebServer();
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final BlockingQueue<WebSocket> sockets = new LinkedBlockingQueue<>();
    private final VirtualTime time = VirtualTime.create();

    @SuppressWarnings("NullAway.Init")
    private Prefect prefect;

    @BeforeEach
    void start() throws IOException {
        server.start();
        server.enqueue(new MockResponse.Builder()
                .webSocketUpgrade(new WebSocketListener() {
                    @Override
                    public void onOpen(WebSocket webSocket, Response response) {
                        sockets.add(webSocket);
                    }

                    @Override
                    public void onMessage(WebSocket webSocket, String text) {
                        received.add(text);
                    }
                })
                .build());
        prefect = Prefect.builder()
                .apiUrl(server.url("/api").toString())
                .apiKey(Secret.of("hunter2"))
                .options(ClientOptions.builder()
                        .time(new TimeSource(
                                time.clock(), time::nanoTime, time.scheduler(), RandomGenerator.of("L64X128MixRandom")))
                        .build())
                .build();
    }

    @AfterEach
    void stop() {
        prefect.close();
        server.close();
        time.close();
    }

    private static String snapshot(int number, String description) {
        return "{\"snapshot_sequence\":" + number
                + ",\"work_pool\":{\"id\":\"00000000-0000-0000-0000-00000000000a\",\"name\":\"jobs 1\",\"type\":\"cpln\","
                + "\"description\":\"" + description + "\",\"base_job_template\":{}}}";
    }

    private WebSocket socket() throws InterruptedException {
        return Objects.requireNonNull(sockets.poll(30, TimeUnit.SECONDS));
    }

    private JsonNode frame() throws InterruptedException, IOException {
        return JSON.readTree(Objects.requireNonNull(received.poll(30, TimeUnit.SECONDS)));
    }

    @Test
    void worker_authenticates_saysWhatItIs_andSendsHeartbeats() throws Exception {
        try (WorkerChannel channel = prefect.openWorkerChannel(WORKER)) {
            WebSocket socket = socket();
            assertThat(server.takeRequest().getUrl().encodedPath())
                    .isEqualTo("/api/work_pools/jobs%201/workers/connect");
            assertThat(frame()).hasToString("{\"type\":\"auth\",\"token\":\"hunter2\"}");
            socket.send("{\"type\":\"auth_success\"}");
            JsonNode hello = frame();
            assertThat(hello.path("type").asText()).isEqualTo("worker.hello.v1");
            assertThat(hello.path("sent_at").asText())
                    .isEqualTo(time.clock().instant().toString());
            assertThat(hello.at("/payload/worker_name").asText()).isEqualTo("one");
            assertThat(hello.at("/payload/heartbeat_interval_seconds").asInt()).isEqualTo(30);
            assertThat(channel.heartbeat()).as("before the server is ready").isFalse();

            socket.send(
                    "{\"type\":\"worker.ready.v1\",\"payload\":{\"initial_snapshot\":" + snapshot(1, "first") + "}}");
            assertThat(channel.ready().get(30, TimeUnit.SECONDS).description()).isEqualTo("first");
            assertThat(channel.heartbeat()).isTrue();
            JsonNode heartbeat = frame();
            assertThat(heartbeat.path("type").asText()).isEqualTo("worker.heartbeat.v1");
            assertThat(heartbeat.path("id")).isNotEqualTo(hello.path("id"));
            assertThat(heartbeat.at("/payload/consumer_id")).isEqualTo(hello.at("/payload/consumer_id"));

            channel.close();
            assertThat(channel.heartbeat()).isFalse();
            assertThat(channel.workPool()).isEmpty();
        }
    }

    @Test
    void workPool_isTheNewestOne_untilTheServerClosesTheChannel() throws Exception {
        try (WorkerChannel channel = prefect.openWorkerChannel(WORKER)) {
            WebSocket socket = socket();
            socket.send(
                    "{\"type\":\"worker.ready.v1\",\"payload\":{\"initial_snapshot\":" + snapshot(1, "first") + "}}");
            socket.send("{\"type\":\"a.later.frame\"}");
            socket.send("{\"type\":\"work_pool.snapshot.v1\",\"payload\":" + snapshot(2, "second") + "}");
            channel.ready().get(30, TimeUnit.SECONDS);
            while (channel.workPool()
                    .filter(pool -> "second".equals(pool.description()))
                    .isEmpty()) {
                Thread.onSpinWait();
            }

            socket.close(1011, "transient_server_error");
            while (!channel.isEnded()) {
                Thread.onSpinWait();
            }
            assertThat(channel.workPool()).isEmpty();
        }
    }

    @Test
    void server_thatRefusesTheHandshake_failsReadyWithItsStatus() throws Exception {
        try (MockWebServer other = new MockWebServer()) {
            other.start();
            other.enqueue(new MockResponse.Builder().code(403).build());
            try (Prefect client = Prefect.builder()
                            .apiUrl(other.url("/api").toString())
                            .build();
                    WorkerChannel channel = client.openWorkerChannel(WORKER)) {
                assertThatThrownBy(() -> channel.ready().join())
                        .isInstanceOf(CompletionException.class)
                        .hasCauseInstanceOf(ServiceException.class);
                assertThat(channel.isEnded()).isTrue();
                assertThat(channel.heartbeat()).isFalse();
            }
        }
    }

    @Test
    void server_thatSendsNothing_endsTheChannelAfterTenSeconds() throws Exception {
        try (WorkerChannel channel = prefect.openWorkerChannel(WORKER)) {
            frame();
            assertThat(channel.ready()).isNotDone();

            time.advance(Duration.ofSeconds(10));

            assertThatThrownBy(() -> channel.ready().join())
                    .hasCauseInstanceOf(UsageException.class)
                    .hasMessageContaining("work pool 'jobs 1' within 10 s");
        }
    }
}
