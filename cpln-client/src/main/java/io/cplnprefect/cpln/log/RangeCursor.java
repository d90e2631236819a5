/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.call.Page;
import io.cplnprefect.core.error.UsageException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The start of a page of a range: its time, and the lines of that time that earlier pages have returned. The service does not
 * order lines of the same time, so each is identified by its labels and text, and equal ones are counted.
 *
 * @param nanos earliest time of the page, included
 * @param returned number of returned lines of that time, by the identity of the line
 */
record RangeCursor(long nanos, Map<String, Integer> returned) {

    static RangeCursor startingAt(long nanos) {
        return new RangeCursor(nanos, Map.of());
    }

    /** Returns the cursor with this text form: {@code nanos} or {@code nanos/identity=count,identity=count}. */
    static RangeCursor parse(String text) {
        try {
            String[] parts = text.split("/", 2);
            Map<String, Integer> returned = new TreeMap<>();
            if (parts.length == 2) {
                for (String line : parts[1].split(",", -1)) {
                    String[] identityAndCount = line.split("=", 2);
                    returned.put(identityAndCount[0], Integer.parseInt(identityAndCount[1]));
                }
            }
            return new RangeCursor(Long.parseLong(parts[0]), returned);
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new UsageException("Invalid cursor of a log range: expected the cursor of a page of Logs.range", e);
        }
    }

    @Override
    public String toString() {
        return returned.isEmpty()
                ? Long.toString(nanos)
                : nanos + "/"
                        + returned.entrySet().stream()
                                .map(line -> line.getKey() + "=" + line.getValue())
                                .collect(Collectors.joining(","));
    }

    /**
     * Returns the page of a response.
     *
     * @param batch lines of the response, sorted by time
     * @param limit number of lines that were requested
     * @param partEnd end of the requested part of the range, excluded
     * @param end end of the range, excluded
     */
    Page<LogEntry> page(List<LogEntry> batch, int limit, long partEnd, long end) {
        List<LogEntry> fresh = withoutReturned(batch);
        RangeCursor next = batch.size() < limit ? null : next(batch);
        if (next == null || next.nanos >= partEnd) {
            next = partEnd < end ? startingAt(partEnd) : null;
        }
        return new Page<>(fresh, next == null ? null : next.toString());
    }

    private List<LogEntry> withoutReturned(List<LogEntry> batch) {
        Map<String, Integer> left = new TreeMap<>(returned);
        List<LogEntry> fresh = new ArrayList<>(batch.size());
        for (LogEntry entry : batch) {
            boolean repeated = !left.isEmpty()
                    && entry.timestampNanos() == nanos
                    && left.computeIfPresent(identity(entry), (line, count) -> count - 1) != null;
            if (!repeated) {
                fresh.add(entry);
            } else {
                left.values().removeIf(count -> count == 0);
            }
        }
        return fresh;
    }

    private @Nullable RangeCursor next(List<LogEntry> batch) {
        long last = batch.get(batch.size() - 1).timestampNanos();
        if (last == nanos) {
            // The service returns no more than one page of the same time, so the other lines of this time cannot be
            // read.
            return nanos == Long.MAX_VALUE ? null : startingAt(nanos + 1);
        }
        Map<String, Integer> ofLast = new TreeMap<>();
        for (LogEntry entry : batch) {
            if (entry.timestampNanos() == last) {
                ofLast.merge(identity(entry), 1, Integer::sum);
            }
        }
        return new RangeCursor(last, ofLast);
    }

    private static String identity(LogEntry entry) {
        MessageDigest digest = sha256();
        new TreeMap<>(entry.labels()).forEach((name, value) -> {
            update(digest, name);
            update(digest, value);
        });
        update(digest, entry.line());
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(digest.digest())
                .substring(0, 22);
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        // No text contains this byte, so texts cannot be divided in two ways.
        digest.update((byte) 0xFF);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
