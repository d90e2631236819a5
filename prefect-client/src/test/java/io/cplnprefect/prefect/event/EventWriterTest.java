/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.event;

import static io.cplnprefect.prefect.event.ScriptedEvents.event;
import static io.cplnprefect.prefect.event.ScriptedEvents.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.cplnprefect.core.call.RetryPolicy;
import io.cplnprefect.core.connection.ClientOptions;
import io.cplnprefect.core.setting.Secret;
import io.cplnprefect.prefect.Prefect;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reaches a server of the events that are written. */
final class EventWriterTest {

    private final List<EventLoss> losses = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> posted = new LinkedBlockingQueue<>();

    @SuppressWarnings("NullAway.Init")
    private ScriptedEvents server;

    @SuppressWarnings("NullAway.Init")
    private Prefect prefect;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedEvents();
        server.requests = request -> {
            posted.add(body(request));
            return response(204, "");
        };
        prefect = Prefect.builder()
                .apiUrl(server.apiUrl())
                .authString(Secret.of("admin:hunter2"))
                .options(ClientOptions.builder().retry(RetryPolicy.NONE).build())
                .build();
    }

    @AfterEach
    void stop() {
        prefect.close();
        server.close();
    }

    private static String body(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    private static void flush(EventWriter writer) throws Exception {
        writer.flush().get(30, TimeUnit.SECONDS);
    }

    @ParameterizedTest
    @CsvSource({"2.20.25,,false", "3.3.4,,false", "3.3.5,prefect,true", "3.8.8,prefect,true"})
    void webSocket_isOpenedAsTheServerExpects(String version, @Nullable String subprotocol, boolean authenticated)
            throws Exception {
        server.version = version;
        try (EventWriter writer = prefect.newEventWriter(losses::add)) {
            writer.write(event("first"));
            if (authenticated) {
                assertThat(server.message()).isEqualTo("{\"type\":\"auth\",\"token\":\"admin:hunter2\"}");
            }
            assertThat(server.message()).contains("\"event\":\"first\"");
            writer.write(event("second"));
            assertThat(server.message()).contains("\"event\":\"second\"");
            assertThat(server.handshakes()).containsExactly("/api/events/in " + subprotocol);
            assertThat(writer.written()).isZero();
            assertThat(posted).isEmpty();
        }
    }

    @Test
    void brokenWebSocket_itsEventsAreSentByRequest_andTheNextOverANewOne() throws Exception {
        try (EventWriter writer = prefect.newEventWriter(losses::add)) {
            writer.write(event("first"));
            assertThat(server.message()).contains("auth");
            assertThat(server.message()).contains("first");
            server.socket().close(1001, "restart");
            assertThat(posted.poll(30, TimeUnit.SECONDS)).startsWith("[{").contains("\"first\"");
            flush(writer);
            assertThat(writer.written()).isEqualTo(1);
            assertThat(posted).isEmpty();
        }
    }

    @Test
    void webSocketsRefused_eventsAreSentByRequest_inOrder() throws Exception {
        server.socketsRefused = true;
        try (EventWriter writer = prefect.newEventWriter(losses::add)) {
            IntStream.range(0, 500).forEach(i -> writer.write(event("e" + i + "!")));
            flush(writer);
            assertThat(writer.written()).isEqualTo(500);
        }
        String all = String.join("", posted);
        int last = -1;
        for (int i = 0; i < 500; i++) {
            int at = all.indexOf("\"e" + i + "!\"");
            assertThat(at).isGreaterThan(last);
            last = at;
        }
        assertThat(losses).isEmpty();
    }

    @Test
    void failedRequest_isRepeated_andInvalidEventIsDroppedAlone() throws Exception {
        server.socketsRefused = true;
        List<String> failures = new CopyOnWriteArrayList<>(List.of("once"));
        server.requests = request -> {
            if (failures.remove("once")) {
                return response(503, "{}");
            }
            if (body(request).contains("\"e7!\"")) {
                return response(422, "{\"exception_message\":\"Invalid request received.\"}");
            }
            posted.add(body(request));
            return response(204, "");
        };
        try (EventWriter writer = prefect.newEventWriter(losses::add)) {
            IntStream.range(0, 20).forEach(i -> writer.write(event("e" + i + "!")));
            flush(writer);
            assertThat(writer.written()).isEqualTo(19);
            assertThat(writer.dropped()).isEqualTo(1);
        }
        assertThat(losses).singleElement().satisfies(loss -> {
            assertThat(loss.eventId()).isEqualTo(event("e7!").id());
            assertThat(loss.reason()).contains("422");
        });
    }

    @Test
    void hookThatThrows_laterEventsAreSent() throws Exception {
        server.socketsRefused = true;
        server.requests = request -> body(request).contains("invalid") ? response(422, "{}") : response(204, "");
        EventWriter writer = prefect.newEventWriter(loss -> {
            losses.add(loss);
            throw new StackOverflowError("of the hook");
        });
        writer.write(event("invalid"));
        flush(writer);
        writer.write(event("valid"));
        flush(writer);
        assertThat(writer.written()).isEqualTo(1);
        writer.close();
        assertThat(writer.write(event("late"))).isFalse();
        assertThat(losses).hasSize(2);
    }

    @Test
    void close_withinTheLongestTime_sendsAllEvents() {
        server.socketsRefused = true;
        EventWriter writer = prefect.newEventWriter(losses::add);
        writer.write(event("e"));
        writer.close(ChronoUnit.FOREVER.getDuration());
        assertThat(writer.written()).isEqualTo(1);
        assertThat(losses).isEmpty();
    }

    @Test
    void unreachableServer_memoryIsBounded_andCloseReportsWhatIsLeft() {
        server.socketsRefused = true;
        server.requests = request -> response(503, "{}");
        EventWriter writer = prefect.newEventWriter(losses::add);
        IntStream.range(0, 10_100).forEach(i -> writer.write(event("e")));
        assertThat(writer.dropped()).isEqualTo(100);
        assertThat(losses).hasSize(100).allMatch(loss -> loss.reason().equals("more than 10000 events waited"));
        writer.close(Duration.ofMillis(20));
        assertThat(writer.dropped()).isEqualTo(10_100);
        assertThat(losses).hasSize(10_100);
        assertThat(writer.write(event("late"))).isFalse();
        assertThat(losses.get(10_100).reason()).isEqualTo("the writer is closed");
    }
}
