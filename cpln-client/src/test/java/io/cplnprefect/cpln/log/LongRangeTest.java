/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A month of lines of several streams, read from the emulator. */
class LongRangeTest {

    private static final int LINES = 21_000;
    private static final LogQl QUERY = LogQl.where(LabelMatcher.equal("gvc", "prefect"));

    private final FollowedPlatform platform = new FollowedPlatform(builder -> builder);
    private final List<LogEntry> written = new ArrayList<>();

    @AfterEach
    void close() {
        platform.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {29, 30, 31, 400})
    void range_equalTimesWithinAndAcrossPages_returnsEachLineOnce(int days) {
        long from = platform.now() - Duration.ofDays(29).toNanos();
        Random random = new Random(days);
        long time = from;
        while (written.size() < LINES) {
            time += Duration.ofDays(29).toNanos() / 200;
            // Around the size of a page, so that equal times are within pages and across their ends.
            int equal = 1 + random.nextInt(300);
            for (int i = 0; i < equal; i++) {
                Map<String, String> labels = Map.of("gvc", "prefect", "replica", "r-" + random.nextInt(4));
                written.add(new LogEntry(labels, time, "line " + random.nextInt(5)));
            }
        }
        store();

        List<LogEntry> read = platform.logs()
                .range(QUERY, platform.now() - Duration.ofDays(days).toNanos(), Long.MAX_VALUE)
                .toList();

        assertThat(read).hasSize(written.size());
        assertThat(counted(read)).isEqualTo(counted(written));
        assertThat(read).isSortedAccordingTo(Comparator.comparingLong(LogEntry::timestampNanos));
    }

    private static Map<String, Integer> counted(List<LogEntry> lines) {
        Map<String, Integer> counts = new TreeMap<>();
        lines.forEach(line -> counts.merge(line.toString(), 1, Integer::sum));
        return counts;
    }

    private void store() {
        ObjectNode dump = JsonNodeFactory.instance.objectNode();
        ArrayNode logs = dump.putArray("logs");
        for (LogEntry line : written) {
            ObjectNode stream = logs.addObject().put("org", "acme");
            line.labels().forEach(stream.putObject("stream")::put);
            stream.putArray("values")
                    .addArray()
                    .add(Long.toString(line.timestampNanos()))
                    .add(line.line());
        }
        platform.emulator.state().load(dump);
    }
}
