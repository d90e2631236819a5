/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.core.call;

import static io.cplnprefect.core.call.Wire.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cplnprefect.core.ServiceConnection;
import io.cplnprefect.core.connection.Authentication;
import io.cplnprefect.core.connection.CallLimits;
import io.cplnprefect.core.connection.TextSocket;
import io.cplnprefect.core.connection.TextSocketListener;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.error.TransportException.Reason;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.setting.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A WebSocket delivers its messages in order and ends once, with the reason, whatever the server does. */
class TextSocketTest {

    @RegisterExtension
    final Wire wire = Wire.withManualTime();

    private final Events events = new Events();
    private final Peer peer = new Peer();

    private static MockResponse upgrade(WebSocketListener peer) {
        return new MockResponse.Builder().webSocketUpgrade(peer).build();
    }

    private TextSocket open() {
        return wire.connect().openSocket("tail?query=a", Map.of(), events);
    }

    @Test
    void messages_areDeliveredInOrder() {
        wire.enqueue(upgrade(peer));
        open();
        WebSocket server = peer.socket();

        server.send("a");
        server.send("b");
        server.close(1000, null);

        assertThat(events.end()).isNull();
        assertThat(events.messages).containsExactly("opened", "a", "b");
    }

    @Test
    void listenerThatThrowsAtTheEnd_preventsNoCloseOfTheClient() {
        List<String> ended = new CopyOnWriteArrayList<>();
        ServiceConnection connection = wire.connect();
        for (String name : List.of("a", "b")) {
            wire.enqueue(upgrade(peer));
            connection.openSocket(name, Map.of(), new TextSocketListener() {
                @Override
                public void text(String text) {}

                @Override
                public void ended(@Nullable ApiException failure) {
                    ended.add(name);
                    throw new IllegalStateException("broken");
                }
            });
        }

        connection.close();

        assertThat(ended).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void handshake_isAuthenticatedAndBelowTheBaseAddress() {
        wire.enqueue(upgrade(peer));
        ServiceConnection connection = wire.connect(b ->
                b.authentication(Authentication.bearer(() -> Secret.of("t1"))).header("X-Client", "c"));

        try (TextSocket socket = connection.openSocket("/tail", Map.of(), events)) {
            RecordedRequest request = wire.received();
            assertThat(request.getTarget()).isEqualTo("/api/tail");
            assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer t1");
            assertThat(request.getHeaders().get("X-Client")).isEqualTo("c");
            assertThat(socket.send("hello")).isTrue();
            assertThat(peer.received()).isEqualTo("hello");
        }
    }

    @Test
    void handshake_thatTheServerNeverCompletes_endsWithTheAttemptTimeout() {
        wire.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        ServiceConnection connection =
                wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withAttemptTimeout(Duration.ofMillis(100))));

        connection.openSocket("tail", Map.of(), events);

        assertThat(events.end())
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMEOUT))
                .hasMessage("GET /api/tail: no WebSocket within 100 ms");
    }

    @Test
    void handshake_attemptTimeoutLongerThanNanosecondsCanCount_isSent() {
        wire.enqueue(upgrade(peer));
        Duration giant = Duration.ofSeconds(Long.MAX_VALUE);
        ServiceConnection connection = wire.connectWith(o -> o.limits(CallLimits.DEFAULT.withAttemptTimeout(giant)));

        try (TextSocket socket = connection.openSocket("tail", Map.of(), events)) {
            peer.socket();

            assertThat(socket.send("hello")).isTrue();
            assertThat(peer.received()).isEqualTo("hello");
        }
    }

    @Test
    void close_endsTheSocketAtOnceAndFreesItsConnection() {
        wire.enqueue(upgrade(peer));
        TextSocket socket = open();
        peer.socket();
        await().until(() -> !events.messages.isEmpty());

        socket.close();
        socket.close();

        assertThat(events.end()).isNull();
        assertThat(socket.send("late")).isFalse();
        await().until(() -> peer.ended.isDone());
    }

    @Test
    void close_ofTheClient_endsTheSocket() {
        wire.enqueue(upgrade(peer));
        ServiceConnection connection = wire.connect();
        connection.openSocket("tail", Map.of(), events);
        peer.socket();

        connection.close();

        assertThat(events.end()).isNull();
        wire.ignorePools();
    }

    @Test
    void refusal_isReportedWithItsStatusMessageAndRetryAfter() {
        wire.enqueue(status(429)
                .addHeader("Retry-After", "7")
                .body("{\"message\":\"too many tails\"}")
                .build());
        open();

        assertThat(events.end()).isInstanceOfSatisfying(ServiceException.RateLimited.class, e -> {
            assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(7));
            assertThat(e.serverMessage()).isEqualTo("too many tails");
        });
        assertThat(events.messages).isEmpty();
    }

    @Test
    void responseOfAnotherService_isReportedAsNoWebSocket() {
        wire.enqueue(status(200).body("<html>").build());
        open();

        assertThat(events.end())
                .isInstanceOf(DecodingException.class)
                .hasMessageContaining("expected a WebSocket (status 101)");
    }

    @Test
    void refusedConnection_isReportedAsConnectFailure() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        wire.connectTo("http://127.0.0.1:" + port + "/", o -> {}, b -> b).openSocket("tail", Map.of(), events);

        assertThat(events.end()).isInstanceOfSatisfying(TransportException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.CONNECT_FAILED);
            assertThat(e.nothingSent()).isTrue();
        });
    }

    @Test
    void untrustedServer_isReportedAsUntrusted() {
        HeldCertificate own = new HeldCertificate.Builder()
                .addSubjectAlternativeName(wire.server().getHostName())
                .build();
        wire.server()
                .useHttps(new HandshakeCertificates.Builder()
                        .heldCertificate(own)
                        .build()
                        .sslSocketFactory());
        open();

        assertThat(events.end())
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.reason()).isEqualTo(Reason.UNTRUSTED));
    }

    @Test
    void closeByTheServerWithAnErrorCode_isReportedAsBroken() {
        wire.enqueue(upgrade(peer));
        open();

        peer.socket().close(1011, "overloaded");

        assertThat(events.end())
                .isInstanceOfSatisfying(
                        TransportException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BROKEN))
                .hasMessageContaining("closed the WebSocket with code 1011: overloaded");
    }

    @Test
    void listenerThatThrows_endsTheSocketWithItsException() {
        wire.enqueue(upgrade(peer));
        Events throwing = new Events() {
            @Override
            public void text(String text) {
                throw new IllegalStateException("full");
            }
        };
        wire.connect().openSocket("tail", Map.of(), throwing);

        peer.socket().send("a");

        assertThat(throwing.end()).isInstanceOf(UsageException.class).hasCauseInstanceOf(IllegalStateException.class);
    }

    /** Records what happens on the socket. */
    private static class Events implements TextSocketListener {
        final List<String> messages = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
        private volatile @Nullable ApiException failure;

        @Override
        public void opened() {
            messages.add("opened");
        }

        @Override
        public void text(String text) {
            messages.add(text);
        }

        @Override
        public void ended(@Nullable ApiException reason) {
            failure = reason;
            assertThat(ended.complete(true)).as("ended once").isTrue();
        }

        /** Waits for the end and returns its failure, or {@code null}. */
        @Nullable
        ApiException end() {
            ended.orTimeout(10, TimeUnit.SECONDS).join();
            return failure;
        }
    }

    /** The server's side of the socket. */
    private static final class Peer extends WebSocketListener {
        private final CompletableFuture<WebSocket> open = new CompletableFuture<>();
        private final CompletableFuture<String> message = new CompletableFuture<>();
        final CompletableFuture<Boolean> ended = new CompletableFuture<>();

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            open.complete(webSocket);
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            message.complete(text);
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
            ended.complete(true);
        }

        @Override
        public void onClosed(WebSocket webSocket, int code, String reason) {
            ended.complete(true);
        }

        WebSocket socket() {
            return open.orTimeout(10, TimeUnit.SECONDS).join();
        }

        String received() {
            return message.orTimeout(10, TimeUnit.SECONDS).join();
        }
    }
}
