/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A filter that delivers each line of a log once, although successive readings of the log overlap.
 *
 * <p>A log may contain equal lines with equal times, and a line may become visible after younger ones. Each reading therefore
 * starts at {@link #resumeFrom()}, before the newest line, and the window counts occurrences: a line is delivered if this
 * reading has seen it more often than it was delivered. A line that becomes visible later than the overlap is lost; no line is
 * delivered twice.
 *
 * <p>Memory is bounded by the lines within the overlap and by a cap. Beyond the cap the oldest times are discarded, and
 * older lines count as delivered. Does no I/O and reads no clock: all times are those of the log. Not thread-safe.
 */
public final class SeenWindow {

    private final long startNanos;
    private final long overlapNanos;
    private final int cap;

    /** How often each line was delivered, by time. */
    private final TreeMap<Long, Map<Key, Integer>> delivered = new TreeMap<>();

    private int size;
    private long newestNanos = Long.MIN_VALUE;
    private long floorNanos = Long.MIN_VALUE;
    private boolean capReached;

    /**
     * Creates an empty window.
     *
     * @param startNanos where the first reading starts, in nanoseconds since 1970
     * @param overlap how much later than a younger line a line may become visible
     * @param cap the maximum number of lines to remember; lines of the newest time are always remembered
     * @throws IllegalArgumentException if the overlap is negative or the cap is less than 1
     */
    public SeenWindow(long startNanos, Duration overlap, int cap) {
        if (overlap.isNegative() || cap < 1) {
            throw new IllegalArgumentException(
                    "Invalid window: expected an overlap of 0 or more and a cap of 1 or more, but got " + overlap
                            + " and " + cap);
        }
        this.startNanos = startNanos;
        this.overlapNanos = overlap.toNanos();
        this.cap = cap;
    }

    /**
     * Returns where the next reading must start.
     *
     * @return nanoseconds since 1970, inclusive
     */
    public long resumeFrom() {
        return newestNanos == Long.MIN_VALUE ? startNanos : Math.max(startNanos, oldestKept());
    }

    /**
     * Starts a reading of the log at {@link #resumeFrom()}.
     *
     * @return the reading
     */
    public Reading newReading() {
        return new Reading();
    }

    /**
     * Returns whether lines within the overlap were ever discarded because of the cap.
     *
     * @return {@code true} if lines may have been lost
     */
    public boolean isCapReached() {
        return capReached;
    }

    private long oldestKept() {
        return Math.max(floorNanos, newestNanos - overlapNanos);
    }

    /** One pass over the log, in its order. Not thread-safe. */
    public final class Reading {

        private final TreeMap<Long, Map<Key, Integer>> seen = new TreeMap<>();

        private Reading() {}

        /**
         * Returns the entries that were not delivered yet, and counts them as delivered.
         *
         * @param batch the entries of one response or message, in any order
         * @return the new entries, ordered by time
         */
        public List<LogEntry> deliver(List<LogEntry> batch) {
            List<LogEntry> ordered = new ArrayList<>(batch);
            ordered.sort(Comparator.comparingLong(LogEntry::timestampNanos));
            List<LogEntry> fresh = new ArrayList<>();
            for (LogEntry entry : ordered) {
                if (deliver(entry)) {
                    fresh.add(entry);
                }
            }
            return List.copyOf(fresh);
        }

        /**
         * Returns whether the entry was not delivered yet, and counts it as delivered.
         *
         * @param entry the next entry of the log
         * @return {@code true} if the entry is new
         */
        public boolean deliver(LogEntry entry) {
            long time = entry.timestampNanos();
            if (newestNanos != Long.MIN_VALUE && time < oldestKept()) {
                return false;
            }
            Key key = Key.of(entry);
            int times = seen.computeIfAbsent(time, t -> new HashMap<>()).merge(key, 1, Integer::sum);
            Map<Key, Integer> counts = delivered.computeIfAbsent(time, t -> new HashMap<>());
            if (times <= counts.getOrDefault(key, 0)) {
                return false;
            }
            if (counts.put(key, times) == null) {
                size++;
            }
            newestNanos = Math.max(newestNanos, time);
            discardOld();
            seen.headMap(oldestKept()).clear();
            return true;
        }
    }

    private void discardOld() {
        while (!delivered.isEmpty() && delivered.firstKey() < oldestKept()) {
            size -= delivered.pollFirstEntry().getValue().size();
        }
        while (size > cap && delivered.size() > 1) {
            Map.Entry<Long, Map<Key, Integer>> oldest = delivered.pollFirstEntry();
            size -= oldest.getValue().size();
            floorNanos = oldest.getKey() + 1;
            capReached = true;
        }
    }

    /** The identity of a line, a digest of its labels and text, because both may be long. */
    private record Key(long high, long low) {

        static Key of(LogEntry entry) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                new TreeMap<>(entry.labels()).forEach((name, value) -> {
                    update(digest, name);
                    update(digest, value);
                });
                update(digest, entry.line());
                ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
                return new Key(bytes.getLong(), bytes.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }

        private static void update(MessageDigest digest, String text) {
            digest.update(text.getBytes(StandardCharsets.UTF_8));
            // No text contains this byte, so texts cannot be divided in two ways.
            digest.update((byte) 0xFF);
        }
    }
}
