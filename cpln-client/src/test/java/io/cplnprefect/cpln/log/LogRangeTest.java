/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.core.call.Pager;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.cpln.CallStyle;
import io.cplnprefect.cpln.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of a log whose service returns lines of the same time in another order for each request. */
class LogRangeTest {

    private static final LogQl QUERY = LogQl.labels(Map.of("gvc", "prefect"));
    private static final long END = 1_000_000;

    private final List<LogEntry> log = new ArrayList<>();
    private Random order = new Random(1);

    private final Wire wire = new Wire();

    @BeforeEach
    void serve() {
        wire.server().setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return new MockResponse.Builder().body(response(request)).build();
            }
        });
    }

    @AfterEach
    void close() {
        wire.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void range_equalTimesOverPagesAndStreams_returnsEachLineOnce(int seed) {
        Random random = new Random(seed);
        order = new Random(seed);
        int linesPerTime = 1 + random.nextInt(400);
        for (int i = 0; i < 3_500; i++) {
            // Few texts and streams, so that lines of the same time are often equal.
            addLine("replica-" + random.nextInt(3), 1_000 + i / linesPerTime, "line " + random.nextInt(4));
        }

        List<LogEntry> read = range().toList();

        assertThat(read).containsExactlyInAnyOrderElementsOf(log).isSortedAccordingTo(byTime());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void range_continuedFromCursor_returnsEachLineOnce(int seed) {
        order = new Random(seed);
        for (int i = 0; i < 2_500; i++) {
            addLine("replica-" + i % 2, 1_000 + i / 300, "line " + i % 5);
        }
        List<LogEntry> read = new ArrayList<>();
        String cursor = null;
        do {
            var page = (cursor == null ? range() : range().from(cursor))
                    .firstPage()
                    .execute();
            read.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);

        assertThat(read).containsExactlyInAnyOrderElementsOf(log);
    }

    @Test
    void range_moreLinesOfOneTimeThanAPage_continuesAfterThem() {
        for (int i = 0; i < 1_500; i++) {
            addLine("replica-1", 1_000, "crowd " + i);
        }
        addLine("replica-1", 2_000, "afterwards");

        assertThat(range().toList())
                .extracting(LogEntry::line)
                .hasSizeGreaterThanOrEqualTo(1_000)
                .doesNotHaveDuplicates()
                .endsWith("afterwards");
    }

    @Test
    void range_fullPageUpToTheEnd_requestsNoEmptyRange() {
        for (int i = 0; i < 999; i++) {
            addLine("replica-1", END - 1, "line " + i);
        }

        assertThat(wire.cpln().org().logs().range(QUERY, END - 1, END).toList()).hasSize(999);
        assertThat(wire.server().getRequestCount()).isEqualTo(1);
    }

    @Test
    void range_emptyOrCursorOfAnotherList_isInvalid() {
        assertThatThrownBy(() -> wire.cpln().org().logs().range(QUERY, 5, 5))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("from 5 to 5");
        assertThatThrownBy(() -> range().from("/org/acme/gvc?next=2").toList())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("cursor");
    }

    @ParameterizedTest
    @EnumSource
    void last_linesOfServer_returnsNewestFirstUpToTheTimeOfTheServer(CallStyle style) throws Exception {
        addLine("replica-1", Long.MAX_VALUE - 2, "older");
        addLine("replica-2", Long.MAX_VALUE - 1, "newer");

        assertThat(style.value(wire.cpln().org().logs().last(QUERY, 5)))
                .extracting(LogEntry::line)
                .containsExactly("newer", "older");
        RecordedRequest request = wire.request();
        assertThat(request.getUrl().queryParameter("end")).isNull();
        assertThat(request.getUrl().queryParameter("limit")).isEqualTo("5");
        assertThat(request.getUrl().queryParameter("direction")).isEqualTo("backward");
        assertThat(wire.server().takeRequest(0, SECONDS)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "40, 30"})
    void last_sinceSomeDaysAgo_readsAtMostThirtyDays(int since, int read) throws Exception {
        Instant now = Instant.now();

        wire.cpln()
                .org()
                .logs()
                .last(QUERY, now.minus(Duration.ofDays(since)), 5)
                .execute();

        long start =
                Long.parseLong(Objects.requireNonNull(wire.request().getUrl().queryParameter("start")));
        assertThat(Instant.ofEpochMilli(start / 1_000_000))
                .isBetween(
                        now.minus(Duration.ofDays(read)).minusMillis(1),
                        now.minus(Duration.ofDays(read)).plusSeconds(60));
    }

    private Pager<LogEntry> range() {
        return wire.cpln().org().logs().range(QUERY, 0, END);
    }

    private void addLine(String replica, long nanos, String text) {
        log.add(new LogEntry(Map.of("replica", replica), nanos, text));
    }

    private static Comparator<LogEntry> byTime() {
        return Comparator.comparingLong(LogEntry::timestampNanos);
    }

    private synchronized String response(RecordedRequest request) {
        long start = parameter(request, "start");
        List<LogEntry> found = new ArrayList<>(
                log.stream().filter(line -> line.timestampNanos() >= start).toList());
        Collections.shuffle(found, order);
        found.sort(byTime());
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode result = document.putObject("data").putArray("result");
        Map<String, ArrayNode> streams = new HashMap<>();
        found.stream().limit(parameter(request, "limit")).forEach(line -> {
            String replica = line.labels().getOrDefault("replica", "");
            ArrayNode values = streams.computeIfAbsent(replica, name -> {
                ObjectNode stream = result.addObject();
                stream.putObject("stream").put("replica", name);
                return stream.putArray("values");
            });
            values.addArray().add(Long.toString(line.timestampNanos())).add(line.line());
        });
        return document.toString();
    }

    private static long parameter(RecordedRequest request, String name) {
        String value = request.getUrl().queryParameter(name);
        return value == null ? 0 : Long.parseLong(value);
    }
}
