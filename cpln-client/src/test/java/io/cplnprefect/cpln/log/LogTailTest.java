/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.Wire;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTailTest {

    private static final LogQl QUERY = LogQl.labels(Map.of("gvc", "prefect"));
    private static final String MESSAGE =
            "{\"streams\":[{\"stream\":{\"gvc\":\"prefect\"},\"values\":[[\"%s\",\"%s\"]]}]}";

    private final Wire wire = new Wire("/gateway/", ClientOptions.builder());

    private final CompletableFuture<WebSocket> serverSide = new CompletableFuture<>();
    private final CompletableFuture<Void> serverEnded = new CompletableFuture<>();
    private final Received received = new Received();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void tail_baseAddressWithPath_isOpenedBelowIt() throws Exception {
        open();

        RecordedRequest handshake = wire.request();

        assertThat(handshake.getUrl().encodedPath()).isEqualTo("/gateway/logs/org/acme/loki/api/v1/tail");
        assertThat(handshake.getHeaders().get("Authorization")).isEqualTo(Wire.TOKEN);
    }

    @Test
    void tail_closedNormallyByServer_endsWithoutFailure() throws Exception {
        open();

        serverSide.get(5, SECONDS).close(1000, "tail session ended");

        assertThat(received.end.get(5, SECONDS)).isEmpty();
    }

    @Test
    void tail_closedWithErrorCode_endsWithTheCodeAndReason() throws Exception {
        open();

        serverSide.get(5, SECONDS).close(1011, "too many tails");

        assertThat(received.end.get(5, SECONDS))
                .containsInstanceOf(TransportException.class)
                .hasValueSatisfying(failure -> assertThat(failure).hasMessageContainingAll("1011", "too many tails"));
    }

    @Test
    void tail_refusedByServer_endsWithTheStatusAndRetryAfter() throws Exception {
        wire.server()
                .enqueue(new MockResponse.Builder()
                        .code(429)
                        .addHeader("Retry-After", "7")
                        .body("{\"status\":429,\"message\":\"slow down\"}")
                        .build());
        tail(wire.cpln());

        assertThat(received.end.get(5, SECONDS))
                .hasValueSatisfying(failure -> assertThat(failure)
                        .isInstanceOfSatisfying(
                                ServiceException.RateLimited.class,
                                limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(7))));
    }

    @Test
    void tail_connectionRefused_endsWithThatReason() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (ControlPlane cpln = ControlPlane.builder()
                .endpoint("http://127.0.0.1:" + port)
                .org("acme")
                .token(Secret.of("token"))
                .build()) {
            tail(cpln);

            assertThat(received.end.get(5, SECONDS))
                    .hasValueSatisfying(failure -> assertThat(failure)
                            .isInstanceOfSatisfying(TransportException.class, refused -> {
                                assertThat(refused.reason()).isEqualTo(TransportException.Reason.CONNECT_FAILED);
                                assertThat(refused.nothingSent()).isTrue();
                            }));
        }
    }

    @Test
    void tail_closedWhileServerIsSilent_endsAtOnceAndFreesTheConnection() throws Exception {
        LogTail tail = open();
        serverSide.get(5, SECONDS);

        tail.close();

        // The server side responds to no close frame: only a cancelled connection ends.
        serverEnded.get(5, SECONDS);
        assertThat(received.end.get(5, SECONDS)).isEmpty();
    }

    @Test
    void tail_closedByTheListener_receivesNoFurtherLine() throws Exception {
        LogTail tail = open();
        received.onEntries = tail::close;
        WebSocket socket = serverSide.get(5, SECONDS);

        socket.send(MESSAGE.formatted("1700000000000000001", "first"));
        socket.send(MESSAGE.formatted("1700000000000000002", "late"));
        serverEnded.get(5, SECONDS);

        assertThat(received.end.get(5, SECONDS)).isEmpty();
        assertThat(received.lines).containsExactly("first");
    }

    @Test
    void tail_linesDroppedByServer_areReportedBeforeTheLines() throws Exception {
        open();

        serverSide.get(5, SECONDS).send("""
                {"streams": [{"stream": {"gvc": "prefect"}, "values": [["1700000000000000009", "after"]]}],
                 "dropped_entries": [{"labels": {"replica": "r-1"}, "timestamp": "1700000000000000005"},
                                     {"labels": {"replica": "r-2"}, "timestamp": "1700000000000000006"}]}""");

        assertThat(received.lines.poll(5, SECONDS)).isEqualTo("after");
        assertThat(received.dropped)
                .containsExactly(
                        new DroppedEntry(Map.of("replica", "r-1"), 1_700_000_000_000_000_005L),
                        new DroppedEntry(Map.of("replica", "r-2"), 1_700_000_000_000_000_006L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "null",
                "{\"streams\":[{\"stream\":{},\"values\":[[\"yesterday\",\"x\"]]}]}",
                "{\"streams\":[{\"stream\":{},\"values\":[[]]}]}"
            })
    void tail_unreadableMessage_endsWithDecodingFailure(String message) throws Exception {
        open();

        serverSide.get(5, SECONDS).send(message);

        assertThat(received.end.get(5, SECONDS))
                .containsInstanceOf(DecodingException.class)
                .hasValueSatisfying(failure -> assertThat(failure).hasMessageContaining("invalid message of the log"));
        serverEnded.get(5, SECONDS);
        assertThat(received.lines).isEmpty();
    }

    @Test
    void tail_messageWithoutLines_isIgnored() throws Exception {
        open();
        WebSocket socket = serverSide.get(5, SECONDS);

        socket.send("{}");
        socket.send(MESSAGE.formatted("1700000000000000001", "good"));

        assertThat(received.lines.poll(5, SECONDS)).isEqualTo("good");
    }

    @Test
    void tail_listenerThrows_endsWithUsageFailure() throws Exception {
        received.onEntries = () -> {
            throw new IllegalStateException("listener failed");
        };
        open();

        serverSide.get(5, SECONDS).send(MESSAGE.formatted("1700000000000000001", "line"));

        assertThat(received.end.get(5, SECONDS))
                .containsInstanceOf(UsageException.class)
                .hasValueSatisfying(failure -> assertThat(failure).hasRootCauseMessage("listener failed"));
    }

    private LogTail open() {
        wire.server()
                .enqueue(new MockResponse.Builder()
                        .webSocketUpgrade(new WebSocketListener() {
                            @Override
                            public void onOpen(WebSocket webSocket, Response response) {
                                serverSide.complete(webSocket);
                            }

                            @Override
                            public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
                                serverEnded.complete(null);
                            }
                        })
                        .build());
        return tail(wire.cpln());
    }

    private LogTail tail(ControlPlane cpln) {
        return cpln.org().logs().tail(QUERY, 0, received);
    }

    private static final class Received implements LogListener {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final BlockingQueue<DroppedEntry> dropped = new LinkedBlockingQueue<>();
        private final CompletableFuture<Optional<ApiException>> end = new CompletableFuture<>();
        private volatile Runnable onEntries = () -> {};

        @Override
        public void entries(List<LogEntry> batch) {
            batch.forEach(entry -> lines.add(entry.line()));
            onEntries.run();
        }

        @Override
        public void dropped(List<DroppedEntry> entries) {
            dropped.addAll(entries);
        }

        @Override
        public void ended(@Nullable ApiException failure) {
            end.complete(Optional.ofNullable(failure));
        }
    }
}
