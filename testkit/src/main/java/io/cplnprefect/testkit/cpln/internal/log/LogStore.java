/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.testkit.cpln.internal.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cplnprefect.testkit.cpln.internal.wire.Json;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

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
    private final LogLines lines = new LogLines();
    /** So that the lines of one job are found among those of many. */
    private final NavigableMap<String, LogLines> byReplica = new TreeMap<>();

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
                add(line);
                List.copyOf(listeners).forEach(listener -> listener.appended(line));
            }
        }
    }

    /**
     * Returns the first or the last matching lines, oldest first; lines of a replica with equal timestamps are in the order
     * of their arrival. Of the lines of the time range, only those up to the limit are read.
     */
    synchronized List<Line> find(LogSelection wanted, int limit, boolean first) {
        List<Line> found = new ArrayList<>();
        Iterator<Line> candidates = candidates(wanted.query().replicaPrefix()).within(wanted, first);
        while (found.size() < limit && candidates.hasNext()) {
            Line line = candidates.next();
            if (wanted.matches(line)) {
                found.add(line);
            }
        }
        if (!first) {
            Collections.reverse(found);
        }
        return found;
    }

    private LogLines candidates(String replicaPrefix) {
        if (replicaPrefix.isEmpty()) {
            return lines;
        }
        Collection<LogLines> replicas = byReplica
                .subMap(replicaPrefix, true, replicaPrefix + Character.MAX_VALUE, true)
                .values();
        return replicas.size() == 1 ? replicas.iterator().next() : LogLines.merged(replicas);
    }

    private void add(Line line) {
        lines.add(line);
        byReplica
                .computeIfAbsent(line.labels().getOrDefault("replica", ""), replica -> new LogLines())
                .add(line);
    }

    /** Returns all lines by stream. */
    public synchronized ArrayNode dump() {
        Map<List<Object>, ArrayNode> streams = new LinkedHashMap<>();
        ArrayNode dump = Json.array();
        for (Line line : lines) {
            ArrayNode values = streams.computeIfAbsent(List.of(line.org(), line.labels()), key -> {
                ObjectNode stream = dump.addObject().put("org", line.org());
                line.labels().forEach(stream.putObject("stream")::put);
                return stream.putArray("values");
            });
            values.addArray().add(Long.toString(line.nanos())).add(line.text());
        }
        return dump;
    }

    /** Adds the lines of a dump; listeners do not receive them. */
    public synchronized void load(JsonNode dump) {
        for (JsonNode stream : dump) {
            Map<String, String> labels = new TreeMap<>();
            stream.path("stream")
                    .properties()
                    .forEach(
                            label -> labels.put(label.getKey(), label.getValue().asText()));
            for (JsonNode value : stream.path("values")) {
                long nanos = Long.parseLong(value.path(0).asText());
                add(new Line(
                        stream.path("org").asText(),
                        labels,
                        nanos,
                        value.path(1).asText()));
                lastOfStream.merge(labels, nanos, Math::max);
            }
        }
    }

    /** Sends the newest stored lines to a listener, oldest first, and then all new lines, without a gap. */
    synchronized void subscribe(Listener listener, LogSelection past, int limit) {
        find(past, limit, false).forEach(listener::appended);
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
