/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.fault;

import static io.cplnprefect.testkit.fault.Fault.closeSocket;
import static io.cplnprefect.testkit.fault.Fault.dropEntries;
import static io.cplnprefect.testkit.fault.Fault.dropSocket;
import static io.cplnprefect.testkit.fault.Fault.duplicateMessage;
import static io.cplnprefect.testkit.fault.Fault.silenceSocket;
import static io.cplnprefect.testkit.fault.Fault.stale;
import static io.cplnprefect.testkit.fault.RequestPattern.any;
import static io.cplnprefect.testkit.fault.RequestPattern.get;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulator;
import io.cplnprefect.testkit.cpln.ControlPlaneEmulatorBuilder;
import io.cplnprefect.testkit.cpln.RecordedRequest;
import io.cplnprefect.testkit.job.JobScript;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import okhttp3.Headers;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Faults of the Control Plane emulator. */
class ControlPlaneFaultTest extends FaultContract {
    private static final String WORKLOAD = "/org/acme/gvc/prefect/workload/etl";
    private static final String COMMANDS = WORKLOAD + "/-command";
    private static final String TAIL = "/logs/org/acme/loki/api/v1/tail";

    private final ControlPlaneEmulator cpln = emulator().start();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    private ControlPlaneEmulatorBuilder emulator() {
        return ControlPlaneEmulator.builder()
                .org("acme", "secret")
                .gvc("prefect")
                .time(time.clock(), time.scheduler())
                .tailSession(Duration.ZERO)
                .pageSize(2)
                .script(job -> JobScript.begin().sleep(Duration.ofMinutes(10)).log("done"))
                .faults(faults);
    }

    @BeforeEach
    void createWorkload() throws IOException {
        cpln.put(WORKLOAD, new ObjectMapper().readTree("""
                {"spec":{"type":"cron","containers":[{"name":"main","image":"busybox"}]}}"""));
    }

    @AfterEach
    void closeEmulator() {
        cpln.close();
    }

    @Override
    String url() {
        return cpln.url();
    }

    @Override
    Headers credentials() {
        return Headers.of("Authorization", "Bearer secret");
    }

    @Override
    String simple() {
        return "/org/acme";
    }

    @Override
    String collection() {
        return COMMANDS;
    }

    @Override
    String newItem() {
        return "{\"type\":\"runCronWorkload\",\"spec\":{\"location\":\"aws-eu-central-1\"}}";
    }

    @Override
    int items() {
        return cpln.commands(WORKLOAD).size();
    }

    @Override
    int listed() throws IOException {
        return page("GET", COMMANDS, null).path("items").size();
    }

    @Override
    RequestPattern list() {
        return get(COMMANDS);
    }

    @Override
    List<String> recorded() {
        return cpln.requests().stream().map(RecordedRequest::path).toList();
    }

    @Override
    void stopServer() {
        cpln.stop();
    }

    @Override
    void resumeServer() {
        cpln.resume();
    }

    @Test
    void stale_pagesOfAList_areThoseOfBefore() throws IOException {
        for (int i = 0; i < 3; i++) {
            create();
        }
        List<String> before = ids(COMMANDS);
        faults.when(get(COMMANDS)).then(stale(Duration.ofMinutes(1)));
        ids(COMMANDS);

        create();

        assertThat(before).hasSize(3);
        assertThat(ids(COMMANDS)).isEqualTo(before);
        time.advance(Duration.ofMinutes(1));
        assertThat(ids(COMMANDS)).hasSize(4);
    }

    @Test
    void stale_query_isThatOfTheSameTerms() throws IOException {
        faults.when(any(COMMANDS + "/-query")).then(stale(Duration.ofMinutes(1)));
        create();

        assertThat(stages("pending")).isEqualTo(1);
        assertThat(stages("running")).isZero();
        time.advance(Duration.ofSeconds(1));

        assertThat(stages("pending")).isEqualTo(1);
        assertThat(stages("running")).isZero();
        time.advance(Duration.ofMinutes(1));
        assertThat(stages("running")).isEqualTo(1);
    }

    @Test
    void stop_duringAJob_letsTheJobContinue() throws IOException, InterruptedException {
        String link = create().headers().get("Location");
        time.advance(Duration.ZERO);
        openTail();
        assertEvents("open");

        cpln.stop();
        assertEvents("failed");
        time.advance(Duration.ofMinutes(10));
        cpln.resume();
        client.connectionPool().evictAll();

        assertThat(page("GET", String.valueOf(link), null)
                        .path("lifecycleStage")
                        .asText())
                .isEqualTo("completed");
        assertThat(cpln.openTailSessions()).isZero();
    }

    @Test
    void clock_withAnOffset_isTheTimeOfThePlatformOnly() throws IOException {
        try (ControlPlaneEmulator skewed = emulator()
                .time(Clock.offset(time.clock(), Duration.ofHours(-1)), time.scheduler())
                .start()) {
            Response response = client.newCall(request("GET", "/org/acme", null)
                            .newBuilder()
                            .url(skewed.url() + "/org/acme")
                            .build())
                    .execute();
            try (response) {
                assertThat(response.header("Date")).isEqualTo("Wed, 31 Dec 2025 23:00:00 GMT");
                assertThat(new ObjectMapper()
                                .readTree(response.body().string())
                                .path("created")
                                .asText())
                        .isEqualTo("2025-12-31T23:00:00.000Z");
            }
        }
    }

    @Test
    void dropSocket_afterOneLine_breaksTheConnection() throws InterruptedException {
        faults.when(get(TAIL)).once().then(dropSocket(1));
        openTail();
        assertEvents("open");

        log("one", "two");

        assertEvents(line("one"), "failed");
    }

    @Test
    void closeSocket_afterOneLine_endsTheSessionWithAHandshake() throws InterruptedException {
        faults.when(get(TAIL)).once().then(closeSocket(1));
        openTail();
        assertEvents("open");

        log("one", "two");

        assertEvents(line("one"), "closing 1000");
    }

    @Test
    void silenceSocket_afterOneLine_leavesTheSessionOpen() throws InterruptedException {
        faults.when(get(TAIL)).once().then(silenceSocket(1));
        openTail();
        assertEvents("open");

        log("one", "two");

        assertEvents(line("one"));
        assertThat(events.poll(200, MILLISECONDS)).isNull();
        assertThat(cpln.openTailSessions()).isOne();
    }

    @Test
    void duplicateMessage_first_arrivesTwice() throws InterruptedException {
        faults.when(get(TAIL)).once().then(duplicateMessage(1));
        openTail();
        assertEvents("open");

        log("one", "two");

        assertEvents(line("one"), line("one"), line("two"));
    }

    @Test
    void dropEntries_first_reportsTheLineAsDropped() throws InterruptedException {
        faults.when(get(TAIL)).once().then(dropEntries(1));
        openTail();
        assertEvents("open");

        log("one", "two");

        assertEvents(
                "{\"streams\":[],\"dropped_entries\":[{\"labels\":{\"workload\":\"etl\"},"
                        + "\"timestamp\":\"1767225600000000000\"}]}",
                line("two"));
    }

    private void log(String... lines) {
        for (String line : lines) {
            cpln.log("acme", Map.of("workload", "etl"), line);
        }
    }

    private static String line(String text) {
        return "{\"streams\":[{\"stream\":{\"workload\":\"etl\"},\"values\":[[\"176722560000000000"
                + (text.equals("one") ? 0 : 1) + "\",\"" + text + "\"]]}]}";
    }

    private void openTail() {
        client.newWebSocket(request("GET", TAIL + "?query=%7Bworkload%3D%22etl%22%7D", null), new Recorder());
    }

    private void assertEvents(String... expected) throws InterruptedException {
        for (String event : expected) {
            assertThat(events.poll(10, SECONDS)).isEqualTo(event);
        }
    }

    private int stages(String stage) throws IOException {
        return page("POST", COMMANDS + "/-query", """
                {"spec":{"terms":[{"property":"lifecycleStage","value":"%s"}]}}""".formatted(stage))
                .path("items")
                .size();
    }

    private List<String> ids(String first) throws IOException {
        List<String> ids = new ArrayList<>();
        for (@Nullable String next = first; next != null; ) {
            JsonNode page = page("GET", next, null);
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            next = null;
            for (JsonNode link : page.path("links")) {
                if (link.path("rel").asText().equals("next")) {
                    next = link.path("href").asText();
                }
            }
        }
        return ids;
    }

    private JsonNode page(String method, String path, @Nullable String body) throws IOException {
        return new ObjectMapper().readTree(send(client, method, path, body).body());
    }

    private final class Recorder extends WebSocketListener {
        @Override
        public void onOpen(WebSocket webSocket, Response response) {
            events.add("open");
        }

        @Override
        public void onMessage(WebSocket webSocket, String text) {
            events.add(text);
        }

        @Override
        public void onClosing(WebSocket webSocket, int code, String reason) {
            events.add("closing " + code);
            webSocket.close(code, null);
        }

        @Override
        public void onFailure(WebSocket webSocket, Throwable failure, @Nullable Response response) {
            events.add("failed");
        }
    }
}
