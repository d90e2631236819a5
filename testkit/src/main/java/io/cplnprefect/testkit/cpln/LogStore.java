/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** All log lines of all orgs, and those who want to hear of new ones. Safe for use by several threads. */
final class LogStore {
    /** Longer lines are cut by the platform. */
    private static final int MAX_LINE_BYTES = 16 * 1024;

    /**
     * One line.
     *
     * @param org the tenant, never a label
     * @param nanos since the epoch
     */
    record Line(String org, Map<String, String> labels, long nanos, String text) {}

    /** Hears of each new line, in order, while the store is locked. */
    interface Listener {
        void appended(Line line);
    }

    private final Clock clock;
    private final boolean equalTimestamps;
    private final List<Line> lines = new ArrayList<>();
    private final Map<Map<String, String>, Long> lastOfStream = new HashMap<>();
    private final List<Listener> listeners = new ArrayList<>();

    /**
     * Makes an empty store.
     *
     * @param equalTimestamps whether lines of one stream written at one moment share their timestamp; otherwise each is
     *     at least one nanosecond later than the one before
     */
    LogStore(Clock clock, boolean equalTimestamps) {
        this.clock = clock;
        this.equalTimestamps = equalTimestamps;
    }

    /** Stamps and keeps a line; empty lines are dropped, as the platform does. */
    synchronized void append(String org, Map<String, String> labels, String text) {
        if (text.isEmpty()) {
            return;
        }
        Map<String, String> stream = new TreeMap<>(labels);
        long nanos = nanos(clock.instant());
        if (!equalTimestamps) {
            long last = lastOfStream.getOrDefault(stream, Long.MIN_VALUE);
            nanos = nanos > last ? nanos : last + 1;
            lastOfStream.put(stream, nanos);
        }
        Line line = new Line(org, stream, nanos, cut(text));
        lines.add(line);
        List.copyOf(listeners).forEach(listener -> listener.appended(line));
    }

    /** The lines that fit, oldest first; lines of one moment in the order they came. */
    synchronized List<Line> find(Predicate<Line> wanted) {
        return lines.stream()
                .filter(wanted)
                .sorted(Comparator.comparingLong(Line::nanos))
                .toList();
    }

    /** Hands the listener what is there, oldest first, and then all that comes, without a gap between. */
    synchronized void subscribe(Listener listener, Predicate<Line> past, int limit) {
        List<Line> backlog = find(past);
        backlog.subList(Math.max(0, backlog.size() - limit), backlog.size()).forEach(listener::appended);
        listeners.add(listener);
    }

    synchronized void unsubscribe(Listener listener) {
        listeners.remove(listener);
    }

    static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }

    private static String cut(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length <= MAX_LINE_BYTES) {
            return text;
        }
        int end = MAX_LINE_BYTES;
        // A character of several bytes is not cut in half.
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, UTF_8) + "... [truncated " + (bytes.length - end) + " bytes]";
    }
}
