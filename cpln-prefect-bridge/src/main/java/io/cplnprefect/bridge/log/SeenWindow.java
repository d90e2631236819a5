/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.log;

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
 * Lets each line of a job through once, though every reading of the log begins with lines that an earlier one has delivered.
 *
 * <p>A log may hold equal lines with equal times, and a line may arrive later than younger ones. So each reading begins again at
 * {@link #resumeFrom()}, some time before the newest line, and the window counts: a line goes through when this reading has met
 * it more often than it was delivered. Lines that are later than the overlap are lost; nothing is ever delivered twice.
 *
 * <p>Memory is bounded by the lines within the overlap, and by a cap on top: beyond it the oldest times are forgotten, and what
 * is older is then taken for delivered. Does no I/O and reads no clock; time is that of the log. Not thread-safe.
 */
public final class SeenWindow {

    private final long startNanos;
    private final long overlapNanos;
    private final int cap;

    /** How often each line was delivered, by its time. */
    private final TreeMap<Long, Map<Key, Integer>> delivered = new TreeMap<>();

    private int size;
    private long newestNanos = Long.MIN_VALUE;
    private long floorNanos = Long.MIN_VALUE;
    private boolean capReached;

    /**
     * Makes an empty window.
     *
     * @param startNanos where the first reading begins, in nanoseconds since 1970
     * @param overlap how much later than a younger line a line may arrive
     * @param cap the most lines to remember; those of the newest time are remembered in any case
     * @throws IllegalArgumentException if the overlap is negative or the cap not positive
     */
    public SeenWindow(long startNanos, Duration overlap, int cap) {
        if (overlap.isNegative() || cap < 1) {
            throw new IllegalArgumentException(
                    "A window needs an overlap of 0 or more and a cap of 1 or more, not " + overlap + " and " + cap);
        }
        this.startNanos = startNanos;
        this.overlapNanos = overlap.toNanos();
        this.cap = cap;
    }

    /** Returns where the next reading must begin, in nanoseconds since 1970, that time included. */
    public long resumeFrom() {
        return newestNanos == Long.MIN_VALUE ? startNanos : Math.max(startNanos, oldestKept());
    }

    /** Begins a reading of the log at {@link #resumeFrom()}; earlier readings should be given up. */
    public Reading newReading() {
        return new Reading();
    }

    /** Returns whether the cap has ever made the window forget lines within the overlap. */
    public boolean isCapReached() {
        return capReached;
    }

    private long oldestKept() {
        return Math.max(floorNanos, newestNanos - overlapNanos);
    }

    /** One pass over the log, in the order of time as far as the log keeps it. Not thread-safe. */
    public final class Reading {

        private final TreeMap<Long, Map<Key, Integer>> met = new TreeMap<>();

        private Reading() {}

        /**
         * Returns those of the entries that were never delivered, by time, and takes them for delivered.
         *
         * @param batch what one answer or message holds; streams may follow each other in it
         */
        public List<LogEntry> deliver(List<LogEntry> batch) {
            List<LogEntry> ordered = new ArrayList<>(batch);
            ordered.sort(Comparator.comparingLong(LogEntry::timestampNanos));
            List<LogEntry> fresh = new ArrayList<>();
            for (LogEntry entry : ordered) {
                if (isFresh(entry)) {
                    fresh.add(entry);
                }
            }
            return List.copyOf(fresh);
        }

        private boolean isFresh(LogEntry entry) {
            long time = entry.timestampNanos();
            if (newestNanos != Long.MIN_VALUE && time < oldestKept()) {
                return false;
            }
            Key key = Key.of(entry);
            int times = met.computeIfAbsent(time, t -> new HashMap<>()).merge(key, 1, Integer::sum);
            Map<Key, Integer> counts = delivered.computeIfAbsent(time, t -> new HashMap<>());
            if (times <= counts.getOrDefault(key, 0)) {
                return false;
            }
            if (counts.put(key, times) == null) {
                size++;
            }
            newestNanos = Math.max(newestNanos, time);
            forget();
            met.headMap(oldestKept()).clear();
            return true;
        }
    }

    private void forget() {
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

    /** Stands for a line without keeping it: lines may be long, and only their identity is needed. */
    private record Key(Map<String, String> labels, ByteBuffer digest) {

        static Key of(LogEntry entry) {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(entry.line().getBytes(StandardCharsets.UTF_8));
                return new Key(entry.labels(), ByteBuffer.wrap(digest));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java platform has SHA-256", e);
            }
        }
    }
}
