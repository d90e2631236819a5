/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.discovery;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.ControlPlaneBuilder;
import io.cplnprefect.cpln.log.DroppedEntry;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.cpln.log.LogListener;
import io.cplnprefect.cpln.log.LogQl;
import io.cplnprefect.cpln.log.LogTail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

    private static final LogQl QUERY = LogQl.labels(Map.of("gvc", "prefect"));
    private static final String NO_LINES = "{\"data\":{\"result\":[]}}";

    private final MockWebServer api = new MockWebServer();
    private final MockWebServer logs = new MockWebServer();

    @BeforeEach
    void start() throws Exception {
        api.start();
        logs.start();
    }

    @AfterEach
    void stop() {
        api.close();
        logs.close();
    }

    @Test
    void call_addressNotSet_isDiscoveredOnceWithoutTheToken() throws Exception {
        respond(api, 200, "{\"endpoints\":{\"logs\":\"" + logs.url("/") + "\"}}");
        respond(logs, 200, NO_LINES);
        respond(logs, 200, NO_LINES);
        try (ControlPlane cpln = client().build()) {
            cpln.org().logs().last(QUERY, 1).execute();
            cpln.org().logs().last(QUERY, 1).execute();

            RecordedRequest discovery = request(api);
            assertThat(discovery.getTarget()).isEqualTo("/discovery");
            assertThat(discovery.getHeaders().get("Authorization")).isNull();
            assertThat(api.getRequestCount()).isEqualTo(1);
            assertThat(request(logs).getHeaders().get("Authorization")).isEqualTo("Bearer token");
            assertThat(logs.getRequestCount()).isEqualTo(2);
        }
    }

    @Test
    void call_addressSet_isNotDiscovered() {
        respond(logs, 200, NO_LINES);
        try (ControlPlane cpln = client().logsEndpoint(logs.url("/").toString().replace("http", "ws"))
                .build()) {
            cpln.org().logs().last(QUERY, 1).execute();

            assertThat(api.getRequestCount()).isZero();
        }
    }

    @Test
    void call_discoveredHostOutsideTheRule_isRefusedAndGetsNoRequest() {
        String otherHost = api.url("/").host().equals("localhost") ? "127.0.0.1" : "localhost";
        String outside = logs.url("/").newBuilder().host(otherHost).build().toString();
        respond(api, 200, "{\"endpoints\":{\"logs\":\"" + outside + "\"}}");
        try (ControlPlane cpln = client().build()) {
            assertThatThrownBy(() -> cpln.org().logs().last(QUERY, 1).execute())
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("Invalid address '" + outside + "' of the service 'logs'")
                    .hasMessageContaining("expected the host " + api.url("/").host())
                    .hasMessageContaining("Set CPLN_LOGS_ENDPOINT");
            assertThat(logs.getRequestCount()).isZero();
        }
    }

    @Test
    void call_discoveryFails_onlyCallsThatNeedItFailUntilItSucceeds() throws Exception {
        respond(api, 404, "{\"status\":404,\"message\":\"Not found\"}");
        respond(api, 200, "{\"name\":\"acme\"}");
        respond(api, 200, "{\"endpoints\":{\"logs\":\"" + logs.url("/") + "\"}}");
        respond(logs, 200, NO_LINES);
        try (ControlPlane cpln = client().build()) {
            assertThatThrownBy(() -> cpln.org().logs().last(QUERY, 1).execute())
                    .isInstanceOf(ServiceException.NotFound.class)
                    .hasMessageContaining("/discovery");
            assertThat(cpln.org().read().execute().name()).isEqualTo("acme");
            assertThat(cpln.org().logs().last(QUERY, 1).execute()).isEmpty();
        }
    }

    @Test
    void call_serviceNotDiscovered_namesTheSetting() {
        respond(api, 200, "{\"endpoints\":{}}");
        try (ControlPlane cpln = client().build()) {
            assertThatThrownBy(() -> cpln.org().logs().last(QUERY, 1).execute())
                    .isInstanceOf(UsageException.class)
                    .hasMessage("No address of the service 'logs' in " + api.url("/")
                            + "discovery. Set CPLN_LOGS_ENDPOINT.");
        }
    }

    @Test
    void tail_addressNotSet_isOpenedAfterDiscovery() throws Exception {
        respond(api, 200, "{\"endpoints\":{\"logs\":\"" + logs.url("/") + "\"}}");
        logs.enqueue(new MockResponse.Builder()
                .webSocketUpgrade(new WebSocketListener() {
                    @Override
                    public void onOpen(WebSocket webSocket, Response response) {
                        webSocket.send("{\"streams\":[{\"stream\":{},\"values\":[[\"1\",\"hello\"]]}]}");
                    }
                })
                .build());
        Received received = new Received();
        try (ControlPlane cpln = client().build()) {
            LogTail tail = cpln.org().logs().tail(QUERY, 0, received);

            assertThat(received.first.get(5, SECONDS)).isEqualTo("hello");
            tail.close();
            assertThat(received.ended.get(5, SECONDS)).isEmpty();
            assertThat(received.ends).hasSize(1);
        }
    }

    @Test
    void tail_discoveryFails_endsWithThatError() throws Exception {
        respond(api, 404, "{\"status\":404,\"message\":\"Not found\"}");
        Received received = new Received();
        try (ControlPlane cpln = client().build()) {
            cpln.org().logs().tail(QUERY, 0, received);

            assertThat(received.ended.get(5, SECONDS)).containsInstanceOf(ServiceException.NotFound.class);
        }
    }

    @Test
    void tail_closedDuringDiscovery_endsOnce() throws Exception {
        api.enqueue(
                new MockResponse.Builder().headersDelay(1, SECONDS).body("{}").build());
        Received received = new Received();
        try (ControlPlane cpln = client().build()) {
            LogTail tail = cpln.org().logs().tail(QUERY, 0, received);
            request(api);
            tail.close();
            tail.close();

            assertThat(received.ended.get(5, SECONDS)).isEmpty();
        }
        assertThat(received.ends).hasSize(1);
    }

    private ControlPlaneBuilder client() {
        return ControlPlane.builder()
                .endpoint(api.url("/").toString())
                .org("acme")
                .token(Secret.of("token"))
                .options(ClientOptions.builder()
                        .retry(new RetryPolicy(2, Duration.ofMillis(1), Duration.ofMillis(2), 0))
                        .build());
    }

    private static void respond(MockWebServer server, int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }

    private static RecordedRequest request(MockWebServer server) throws InterruptedException {
        return Objects.requireNonNull(server.takeRequest(5, SECONDS), "no further request");
    }

    private static final class Received implements LogListener {
        private final CompletableFuture<String> first = new CompletableFuture<>();
        private final CompletableFuture<Optional<ApiException>> ended = new CompletableFuture<>();
        private final List<Optional<ApiException>> ends = new ArrayList<>();

        @Override
        public void entries(List<LogEntry> batch) {
            first.complete(batch.get(0).line());
        }

        @Override
        public void dropped(List<DroppedEntry> lines) {}

        @Override
        public void ended(@Nullable ApiException failure) {
            ends.add(Optional.ofNullable(failure));
            ended.complete(Optional.ofNullable(failure));
        }
    }
}
