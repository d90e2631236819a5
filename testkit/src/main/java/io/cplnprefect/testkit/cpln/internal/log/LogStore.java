/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The log lines of all orgs, and the listeners for new lines. Thread-safe. */
public final class LogStore {
    /** The platform truncates longer lines. */
    private static final int MAX_LINE_BYTES = 16 * 1024;

    /**
     * A log line.
     *
     * @param org name of the org, which is not a label
     * @param nanos since the epoch
     */
    public record Line(String org, Map<String, String> labels, long nanos, String text) {}

    /** Called once per new line, in order, with the store's monitor held. */
    interface Listener {
        void appended(Line line);
    }

    private final Clock clock;
    private final boolean equalTimestamps;
    private final List<Line> lines = new ArrayList<>();
    /** The numbers of the lines of each replica, so that the lines of one job are found among those of many. */
    private final NavigableMap<String, List<Integer>> numbersByReplica = new TreeMap<>();

    private final Map<Map<String, String>, Long> lastOfStream = new HashMap<>();
    private final List<Listener> listeners = new ArrayList<>();

    /**
     * Creates an empty store.
     *
     * @param equalTimestamps whether lines that a stream writes at one time share their timestamp; otherwise each is at
     *     least one nanosecond later than its predecessor
     */
    public LogStore(Clock clock, boolean equalTimestamps) {
        this.clock = clock;
        this.equalTimestamps = equalTimestamps;
    }

    /** Stores a line with the current time; an empty line is dropped, as the platform does. */
    public void append(String org, Map<String, String> labels, String text) {
        append(org, labels, List.of(text));
    }

    /** Stores lines with one timestamp, the current time; empty lines are dropped, as the platform does. */
    public synchronized void append(String org, Map<String, String> labels, List<String> texts) {
        Map<String, String> stream = new TreeMap<>(labels);
        long nanos = nanos(clock.instant());
        if (!equalTimestamps) {
            long last = lastOfStream.getOrDefault(stream, Long.MIN_VALUE);
            nanos = nanos > last ? nanos : last + 1;
            lastOfStream.put(stream, nanos);
        }
        for (String text : texts) {
            if (!text.isEmpty()) {
                Line line = new Line(org, stream, nanos, truncated(text));
                numbersByReplica
                        .computeIfAbsent(stream.getOrDefault("replica", ""), replica -> new ArrayList<>())
                        .add(lines.size());
                lines.add(line);
                List.copyOf(listeners).forEach(listener -> listener.appended(line));
            }
        }
    }

    /** Returns the matching lines, oldest first; lines with equal timestamps in the order of their arrival. */
    synchronized List<Line> find(LogSelection wanted) {
        return candidates(wanted.query().replicaPrefix())
                .filter(wanted::matches)
                .sorted(Comparator.comparingLong(Line::nanos))
                .toList();
    }

    private Stream<Line> candidates(String replicaPrefix) {
        if (replicaPrefix.isEmpty()) {
            return lines.stream();
        }
        return numbersByReplica.subMap(replicaPrefix, true, replicaPrefix + Character.MAX_VALUE, true).values().stream()
                .flatMap(List::stream)
                .sorted()
                .map(lines::get);
    }

    /** Sends the newest stored lines to a listener, oldest first, and then all new lines, without a gap. */
    synchronized void subscribe(Listener listener, LogSelection past, int limit) {
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

    private static String truncated(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length <= MAX_LINE_BYTES) {
            return text;
        }
        int end = MAX_LINE_BYTES;
        // Characters of several bytes are not split.
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, UTF_8) + "... [truncated " + (bytes.length - end) + " bytes]";
    }
}
