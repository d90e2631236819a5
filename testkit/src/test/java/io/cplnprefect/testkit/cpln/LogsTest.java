/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cplnprefect.testkit.VirtualTime;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogsTest {
    private static final String QUERY = "{workload=\"etl\"}";
    private static final Map<String, String> STDOUT = Map.of("workload", "etl", "stream", "stdout");
    private static final Map<String, String> STDERR = Map.of("workload", "etl", "stream", "stderr");

    private final VirtualTime time = VirtualTime.create();
    private final ControlPlaneEmulator cpln = emulator().start();
    private final Http http = new Http(cpln.url(), cpln.token());

    private ControlPlaneEmulatorBuilder emulator() {
        return ControlPlaneEmulator.builder().org("acme", "secret").time(time.clock(), time.scheduler());
    }

    @AfterEach
    void stop() {
        cpln.close();
    }

    @Test
    void lines_ofOneStream_haveIncreasingTimestampsOf19Digits() {
        cpln.log("acme", STDOUT, "one");
        cpln.log("acme", STDOUT, "two");

        assertThat(values(range(QUERY, "&direction=forward")))
                .containsExactly("1767225600000000000 one", "1767225600000000001 two");
    }

    @Test
    void range_limited_hasTheFirstOrTheLastLinesByTime() {
        cpln.log("acme", STDOUT, "two");
        time.jumpWallClock(Duration.ofSeconds(-2));
        cpln.log("acme", STDERR, "one");
        time.jumpWallClock(Duration.ofSeconds(4));
        cpln.log("acme", STDOUT, "three");

        assertThat(texts("&direction=forward&limit=2")).containsExactlyInAnyOrder("one", "two");
        assertThat(texts("&direction=backward&limit=2")).containsExactlyInAnyOrder("two", "three");
        assertThat(texts("&direction=forward&limit=10&start=1767225600000000000&end=1767225602000000000"))
                .containsExactly("two");
    }

    private List<String> texts(String parameters) {
        return values(range(QUERY, parameters)).stream()
                .map(value -> value.substring(value.indexOf(' ') + 1))
                .toList();
    }

    @Test
    void lines_withEqualLogTimestamps_shareATimestamp() {
        try (ControlPlaneEmulator equal = emulator().equalLogTimestamps().start()) {
            equal.log("acme", STDOUT, "one");
            equal.log("acme", STDOUT, "two");

            assertThat(values(new Http(equal.url(), "secret")
                            .get(path(QUERY, "&direction=forward"))
                            .json()))
                    .containsExactly("1767225600000000000 one", "1767225600000000000 two");
        }
    }

    @Test
    void range_byEitherParameterNames_includesStartAndExcludesEnd() {
        for (String line : List.of("a", "b", "c")) {
            cpln.log("acme", STDOUT, line);
            time.advance(Duration.ofSeconds(1));
        }

        assertThat(values(range(QUERY, "&start=1767225601000000000&end=1767225602000000000")))
                .containsExactly("1767225601000000000 b");
        assertThat(values(range(QUERY, "&from=1767225601000000000&to=1767225602000000000")))
                .containsExactly("1767225601000000000 b");
    }

    @Test
    void range_withLimit_countsAllStreamsInTheDirection() {
        cpln.log("acme", STDOUT, "a");
        time.advance(Duration.ofSeconds(1));
        cpln.log("acme", STDERR, "b");
        time.advance(Duration.ofSeconds(1));
        cpln.log("acme", STDOUT, "c");

        JsonNode forward = range(QUERY, "&limit=2&direction=forward");
        JsonNode backward = range(QUERY, "&limit=2&direction=backward");

        assertThat(lines(forward)).containsExactlyInAnyOrder("a", "b");
        assertThat(lines(backward)).containsExactlyInAnyOrder("b", "c");
        assertThat(forward.at("/data/resultType").asText()).isEqualTo("streams");
    }

    @Test
    void range_otherOrgsAndEmptyLines_areOmitted() {
        cpln.log("other", STDOUT, "foreign");
        cpln.log("acme", STDOUT, "");

        assertThat(lines(range(QUERY, ""))).isEmpty();
    }

    @Test
    void line_tooLong_isTruncatedBetweenCharacters() {
        cpln.log("acme", STDOUT, "x".repeat(16 * 1024 - 1) + "é!");

        assertThat(lines(range(QUERY, "")))
                .singleElement()
                .satisfies(line -> assertThat(line).endsWith("x... [truncated 3 bytes]"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = ';', quoteCharacter = '#', textBlock = """
            replica="command-1"             ; command-1
            replica=~"command-1-.+"         ; command-1-a,command-1-b
            replica=~"command-1(-a)?"       ; command-1,command-1-a
            replica=~"command-12?"          ; command-1,command-12
            replica=~"command-12{0,1}"      ; command-1,command-12
            replica=~"other|command-1"      ; command-1,other
            replica=~".+-b"                 ; command-1-b
            replica=~""                     ; none
            """)
    void range_replica_selectsItsLines(String matcher, String expected) {
        for (String replica : List.of("command-12", "command-1-b", "command-1", "other", "command-1-a")) {
            cpln.log("acme", Map.of("workload", "etl", "replica", replica), replica);
        }
        cpln.log("acme", STDOUT, "none");

        assertThat(lines(range("{workload=\"etl\", " + matcher + "}", "")))
                .containsExactlyInAnyOrder(expected.split(",", -1));
    }

    @Test
    void range_ofMoreThanAMonth_isRefused() {
        long start = Instant.parse("2025-11-01T00:00:00Z").getEpochSecond();

        assertThat(http.get(path(QUERY, "&start=" + start + "000000000")).status())
                .isEqualTo(400);
    }

    @Test
    void tail_withStoredLines_sendsThemAndThenNewLines() throws Exception {
        cpln.log("acme", STDOUT, "before");
        Tail tail = tail("secret", "");

        assertThat(tail.nextLine()).isEqualTo("before");
        cpln.log("acme", Map.of("workload", "other"), "not selected");
        cpln.log("acme", STDERR, "live");
        assertThat(tail.nextLine()).isEqualTo("live");
        tail.close();
    }

    @Test
    void tail_afterTheSessionTime_isClosed() throws Exception {
        cpln.log("acme", STDOUT, "before");
        Tail tail = tail("Bearer secret", "");
        tail.nextLine();

        time.advance(Duration.ofMinutes(30));

        assertThat(tail.closed.get(10, SECONDS)).isEqualTo(1000);
        assertThat(cpln.openTailSessions()).isZero();
    }

    @Test
    void tail_cut_failsWithoutAClosingHandshake() throws Exception {
        cpln.log("acme", STDOUT, "before");
        Tail tail = tail("secret", "");
        tail.nextLine();

        cpln.cutTailSessions();

        assertThat(tail.closed.get(10, SECONDS)).isEqualTo(-1);
    }

    @Test
    void tail_unknownToken_isRefusedAtTheHandshake() throws Exception {
        assertThat(tail("wrong", "").closed.get(10, SECONDS)).isEqualTo(401);
    }

    private JsonNode range(String query, String parameters) {
        return http.get(path(query, parameters)).json();
    }

    private static String path(String query, String parameters) {
        return "/logs/org/acme/loki/api/v1/query_range?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8)
                + parameters;
    }

    private Tail tail(String authorization, String parameters) {
        Tail tail = new Tail();
        http.client()
                .newWebSocket(
                        http.request(path(QUERY, parameters).replace("query_range", "tail"))
                                .header("Authorization", authorization)
                                .build(),
                        tail);
        return tail;
    }

    private static List<String> values(JsonNode response) {
        List<String> values = new ArrayList<>();
        response.at("/data/result")
                .forEach(stream -> stream.path("values")
                        .forEach(value -> values.add(
                                value.path(0).asText() + " " + value.path(1).asText())));
        return values;
    }

    private static List<String> lines(JsonNode response) {
        return values(response).stream()
                .map(value -> value.substring(value.indexOf(' ') + 1))
                .toList();
    }

    /** Collects lines, and the end of the session: the close code, the status of a refused handshake, or -1. */
    private static final class Tail extends WebSocketListener {
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private @Nullable WebSocket socket;

        String nextLine() throws InterruptedException {
            return Objects.requireNonNull(lines.poll(10, SECONDS), "no line received");
        }

        void close() {
            Objects.requireNonNull(socket).close(1000, null);
        }

        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            socket = webSocket;
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            lines.add(Http.parse(text).at("/streams/0/values/0/1").asText());
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            closed.complete(code);
            webSocket.close(1000, null);
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable t, @Nullable Response response) {
            closed.complete(response == null ? -1 : response.code());
        }
    }
}
