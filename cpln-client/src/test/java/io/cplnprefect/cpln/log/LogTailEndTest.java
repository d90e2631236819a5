/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.error.DecodingException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.cpln.ControlPlane;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTailEndTest {

    private static final String FRAME =
            "{\"streams\":[{\"stream\":{\"gvc\":\"prefect\"},\"values\":[[\"%s\",\"%s\"]]}]}";

    private final MockWebServer server = new MockWebServer();

    private final CompletableFuture<WebSocket> serverSide = new CompletableFuture<>();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> serverClosed = new CompletableFuture<>();
    private volatile Runnable onFirstLine = () -> {};
    private final CompletableFuture<Optional<Throwable>> end = new CompletableFuture<>();

    @SuppressWarnings("NullAway.Init")
    private ControlPlane cpln;

    @BeforeEach
    void connect() throws IOException {
        server.start();
        cpln = ControlPlane.builder()
                .environment(Map.of())
                .endpoint(server.url("/").toString())
                .org("acme")
                .token(Secret.of("token"))
                .build();
    }

    @AfterEach
    void close() {
        cpln.close();
        server.close();
    }

    @Test
    void an_end_in_order_is_no_failure() throws Exception {
        open();

        serverSide.get(5, SECONDS).close(1000, "tail session ended");

        assertThat(end.get(5, SECONDS)).isEmpty();
    }

    @Test
    void a_close_that_reports_a_failure_of_the_server_is_a_failure() throws Exception {
        open();

        serverSide.get(5, SECONDS).close(1011, "too many tails");

        assertThat(end.get(5, SECONDS))
                .hasValueSatisfying(failure -> assertThat(failure)
                        .isInstanceOf(TransportException.class)
                        .hasMessageContaining("1011")
                        .hasMessageContaining("too many tails"));
    }

    @Test
    void a_refusal_tells_its_status() throws Exception {
        server.enqueue(new MockResponse.Builder().code(403).body("{}").build());
        tail();

        assertThat(end.get(5, SECONDS))
                .hasValueSatisfying(failure -> assertThat(failure).isInstanceOf(ServiceException.Forbidden.class));
    }

    @Test
    void nothing_is_heard_after_the_end() throws Exception {
        LogTail tail = open();
        onFirstLine = tail::close;
        WebSocket socket = serverSide.get(5, SECONDS);

        socket.send(FRAME.formatted("1700000000000000001", "first"));
        socket.send(FRAME.formatted("1700000000000000002", "late"));
        assertThat(end.get(5, SECONDS)).isEmpty();
        serverClosed.get(5, SECONDS);

        assertThat(heard).containsExactly("first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "null",
                "{\"streams\":[{\"stream\":{},\"values\":[[\"yesterday\",\"x\"]]}]}",
                "{\"streams\":[{\"stream\":{},\"values\":[[]]}]}"
            })
    void a_frame_that_cannot_be_read_ends_the_tail_so_that_no_line_is_passed_over(String frame) throws Exception {
        open();

        serverSide.get(5, SECONDS).send(frame);

        assertThat(end.get(5, SECONDS))
                .hasValueSatisfying(failure -> assertThat(failure)
                        .isInstanceOf(DecodingException.class)
                        .hasMessageContaining("a message of the log"));
        assertThat(heard).isEmpty();
    }

    @Test
    void a_frame_without_lines_is_passed_over() throws Exception {
        open();
        WebSocket socket = serverSide.get(5, SECONDS);

        socket.send("{}");
        socket.send(FRAME.formatted("1700000000000000001", "good"));

        assertThat(heard.poll(5, SECONDS)).isEqualTo("good");
    }

    private LogTail open() {
        server.enqueue(new MockResponse.Builder()
                .webSocketUpgrade(new WebSocketListener() {
                    @Override
                    public void onOpen(WebSocket webSocket, Response response) {
                        serverSide.complete(webSocket);
                    }

                    @Override
                    public void onClosing(WebSocket webSocket, int code, String reason) {
                        webSocket.close(1000, null);
                    }

                    @Override
                    public void onClosed(WebSocket webSocket, int code, String reason) {
                        serverClosed.complete(code);
                    }

                    @Override
                    public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
                        serverClosed.complete(0);
                    }
                })
                .build());
        return tail();
    }

    private LogTail tail() {
        return cpln.org().logs().tail(LogQl.labels(Map.of("gvc", "prefect")), 0, new LogListener() {
            @Override
            public void entries(List<LogEntry> batch) {
                batch.forEach(entry -> heard.add(entry.line()));
                onFirstLine.run();
            }

            @Override
            public void ended(@Nullable Throwable failure) {
                end.complete(Optional.ofNullable(failure));
            }
        });
    }
}
