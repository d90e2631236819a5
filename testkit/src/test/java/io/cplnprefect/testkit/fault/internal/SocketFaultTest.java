/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.fault.internal;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.testkit.VirtualTime;
import io.cplnprefect.testkit.fault.Fault;
import io.cplnprefect.testkit.fault.FaultPlan;
import io.cplnprefect.testkit.fault.RequestPattern;
import io.cplnprefect.testkit.http.TrackedServerSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The faults of WebSockets as bare OkHttp sees them; the server sends three messages and closes. */
@Timeout(30)
class SocketFaultTest {
    private final VirtualTime time = VirtualTime.create();
    private final FaultPlan faults = FaultPlan.create();
    private final TrackedServerSockets sockets = new TrackedServerSockets();
    private final MockWebServer server = new MockWebServer();
    private final OkHttpClient client = new OkHttpClient();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws IOException {
        server.setServerSocketFactory(sockets);
        server.setDispatcher(new FaultDispatcher(
                faults,
                "",
                (request, received) ->
                        new MockResponse.Builder().webSocketUpgrade(new Tail()).build(),
                time.clock(),
                time.scheduler(),
                sockets::current));
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
        client.dispatcher().executorService().shutdown();
    }

    @Test
    void socket_withoutFault_receivesAllMessages() throws InterruptedException {
        open();

        assertEvents(message(1), message(2), message(3), "closed 1000");
    }

    @Test
    void dropSocket_afterTwoMessages_breaksTheConnection() throws InterruptedException {
        faults.when(RequestPattern.get("/tail")).then(Fault.dropSocket(2));

        open();

        assertEvents(message(1), message(2), "failed");
    }

    @Test
    void silenceSocket_afterOneMessage_leavesTheConnectionOpen() throws InterruptedException {
        faults.when(RequestPattern.get("/tail")).then(Fault.silenceSocket(1));

        WebSocket socket = open();

        assertEvents(message(1));
        assertThat(events.poll(200, MILLISECONDS)).isNull();
        assertThat(socket.send("still open")).isTrue();
    }

    @Test
    void duplicateMessage_second_arrivesTwice() throws InterruptedException {
        faults.when(RequestPattern.get("/tail")).then(Fault.duplicateMessage(2));

        open();

        assertEvents(message(1), message(2), message(2), message(3), "closed 1000");
    }

    @Test
    void dropEntries_second_reportsItsEntriesAsDropped() throws InterruptedException {
        faults.when(RequestPattern.get("/tail")).then(Fault.dropEntries(2));

        open();

        assertEvents(
                message(1),
                "{\"streams\":[],\"dropped_entries\":[{\"labels\":{\"job\":\"a\"},\"timestamp\":\"2\"}]}",
                message(3),
                "closed 1000");
    }

    private WebSocket open() {
        return client.newWebSocket(
                new Request.Builder().url(server.url("/tail")).build(), new Recorder());
    }

    private void assertEvents(String... expected) throws InterruptedException {
        for (String event : expected) {
            assertThat(events.poll(10, SECONDS)).isEqualTo(event);
        }
    }

    private static String message(int number) {
        return "{\"streams\":[{\"stream\":{\"job\":\"a\"},\"values\":[[\"" + number + "\",\"line\"]]}]}";
    }

    private static final class Tail extends WebSocketListener {
        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            for (int number = 1; number <= 3; number++) {
                webSocket.send(message(number));
            }
            webSocket.close(1000, null);
        }
    }

    private final class Recorder extends WebSocketListener {
        @Override
        public void onMessage(WebSocket webSocket, String text) {
            events.add(text);
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            webSocket.close(code, reason);
            events.add("closed " + code);
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
            events.add("failed");
        }
    }
}
