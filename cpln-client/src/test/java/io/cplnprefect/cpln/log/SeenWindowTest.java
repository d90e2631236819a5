/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SeenWindowTest {

    private static final Duration OVERLAP = Duration.ofNanos(60);
    private static final int NO_CAP = 1_000_000;

    @Test
    void window_thatHasSeenNothing_beginsAtTheStart() {
        assertThat(new SeenWindow(1000, OVERLAP, NO_CAP).resumeFrom()).isEqualTo(1000);
    }

    @Test
    void reading_resumes_overlapBeforeTheNewestButNotBeforeTheStart() {
        SeenWindow window = new SeenWindow(1000, OVERLAP, NO_CAP);
        window.newReading().deliver(List.of(entry(1030, "a")));
        assertThat(window.resumeFrom()).isEqualTo(1000);
        window.newReading().deliver(List.of(entry(1100, "b")));
        assertThat(window.resumeFrom()).isEqualTo(1040);
    }

    @Test
    void equalLinesAtOneTime_areEachDeliveredOnce() {
        SeenWindow window = new SeenWindow(0, OVERLAP, NO_CAP);
        assertThat(window.newReading().deliver(List.of(entry(5, "a"), entry(5, "a"))))
                .hasSize(2);
        assertThat(window.newReading().deliver(List.of(entry(5, "a"), entry(5, "a"), entry(5, "a"))))
                .hasSize(1);
        assertThat(window.newReading().deliver(List.of(entry(5, "a"), entry(5, "a"), entry(5, "a"))))
                .isEmpty();
    }

    @Test
    void equalLinesOfTwoContainers_areBothDelivered() {
        LogEntry main = new LogEntry(Map.of("container", "prefect-job"), 5, "a");
        LogEntry proxy = new LogEntry(Map.of("container", "proxy"), 5, "a");
        SeenWindow window = new SeenWindow(0, OVERLAP, NO_CAP);
        assertThat(window.newReading().deliver(List.of(main, proxy))).containsExactly(main, proxy);
    }

    @Test
    void batch_ofSeveralStreams_isDeliveredByTimeWithoutLoss() {
        SeenWindow window = new SeenWindow(0, OVERLAP, NO_CAP);
        assertThat(window.newReading().deliver(List.of(entry(10, "a"), entry(500, "b"), entry(20, "c"))))
                .containsExactly(entry(10, "a"), entry(20, "c"), entry(500, "b"));
    }

    @Test
    void line_laterThanTheOverlap_isDropped() {
        SeenWindow window = new SeenWindow(0, OVERLAP, NO_CAP);
        SeenWindow.Reading reading = window.newReading();
        reading.deliver(List.of(entry(100, "a")));
        assertThat(reading.deliver(List.of(entry(40, "at the edge"), entry(39, "too late"))))
                .containsExactly(entry(40, "at the edge"));
    }

    @Test
    void cap_thatIsReached_forgetsTheOldestAndNeverRepeatsThem() {
        SeenWindow window = new SeenWindow(0, OVERLAP, 2);
        List<LogEntry> log = List.of(entry(1, "a"), entry(2, "b"), entry(3, "c"));
        assertThat(window.newReading().deliver(log)).isEqualTo(log);
        assertThat(window.isCapReached()).isTrue();
        assertThat(window.resumeFrom()).isEqualTo(2);
        assertThat(window.newReading().deliver(log)).isEmpty();
    }

    @Test
    void cap_isNotReachedByLinesThatLeaveTheOverlap() {
        SeenWindow window = new SeenWindow(0, OVERLAP, 2);
        for (int time = 0; time < 1000; time += 50) {
            window.newReading().deliver(List.of(entry(time, "a")));
        }
        assertThat(window.isCapReached()).isFalse();
    }

    @Test
    void window_withoutBounds_isRefused() {
        assertThatThrownBy(() -> new SeenWindow(0, OVERLAP, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SeenWindow(0, Duration.ofNanos(-1), 1))
                .hasMessage(
                        "Invalid window: expected an overlap of 0 or more and a cap of 1 or more, but got PT-0.000000001S and 1");
    }

    /**
     * Lines arrive at the log up to the overlap late; readings break off anywhere and resume, and each sees whatever has arrived
     * by then.
     */
    @Property
    void log_readInAnyPieces_isDeliveredOnceAndWhole(
            @ForAll("logs") List<LogEntry> lines,
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int batchSize) {
        Random random = new Random(seed);
        List<LogEntry> arrivals = late(lines, random);
        SeenWindow window = new SeenWindow(0, OVERLAP, NO_CAP);
        List<LogEntry> delivered = new ArrayList<>();
        for (int arrived = 0; arrived < arrivals.size(); arrived += random.nextInt(4)) {
            delivered.addAll(read(window, arrivals.subList(0, arrived), batchSize, random.nextInt(lines.size() + 1)));
        }
        delivered.addAll(read(window, arrivals, batchSize, lines.size()));
        assertThat(delivered).containsExactlyInAnyOrderElementsOf(lines);
    }

    @Property
    void cap_ofAnySize_neverMakesALineAppearTwice(
            @ForAll("logs") List<LogEntry> lines, @ForAll @IntRange(min = 1, max = 10) int cap) {
        SeenWindow window = new SeenWindow(0, OVERLAP, cap);
        List<LogEntry> delivered = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            delivered.addAll(read(window, lines, 3, lines.size()));
        }
        assertThat(delivered).containsExactlyInAnyOrderElementsOf(lines);
    }

    /** Reads the log from where the window resumes, up to some number of lines. */
    private static List<LogEntry> read(SeenWindow window, List<LogEntry> arrived, int batchSize, int limit) {
        List<LogEntry> response = arrived.stream()
                .filter(entry -> entry.timestampNanos() >= window.resumeFrom())
                .sorted(Comparator.comparingLong(LogEntry::timestampNanos))
                .limit(limit)
                .toList();
        SeenWindow.Reading reading = window.newReading();
        return Stream.iterate(0, from -> from < response.size(), from -> from + batchSize)
                .flatMap(from ->
                        reading.deliver(response.subList(from, Math.min(from + batchSize, response.size()))).stream())
                .toList();
    }

    private static List<LogEntry> late(List<LogEntry> lines, Random random) {
        List<Map.Entry<Long, LogEntry>> arrivals = new ArrayList<>();
        for (LogEntry line : lines) {
            arrivals.add(Map.entry(line.timestampNanos() + random.nextInt((int) OVERLAP.toNanos()), line));
        }
        Collections.shuffle(arrivals, random);
        arrivals.sort(Comparator.comparingLong(Map.Entry::getKey));
        return arrivals.stream().map(Map.Entry::getValue).toList();
    }

    @Provide
    Arbitrary<List<LogEntry>> logs() {
        Arbitrary<LogEntry> entries = Combinators.combine(
                        Arbitraries.of("prefect-job", "proxy"),
                        Arbitraries.longs().between(0, 400),
                        Arbitraries.of("a", "b", ""))
                .as((container, time, line) -> new LogEntry(Map.of("container", container), time, line));
        return entries.list().ofMinSize(1).ofMaxSize(60);
    }

    private static LogEntry entry(long time, String line) {
        return new LogEntry(Map.of("container", "prefect-job"), time, line);
    }
}
