/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The lines that wait to be written, in order, within a bound. It counts what was dropped for each flow run, and adds a notice about
 * it to the next batch. Not thread-safe.
 */
final class LogBuffer {

    private static final int WARNING = 30;

    /** Lines that belong to no flow run. */
    private static final UUID NO_RUN = new UUID(0, 0);

    private final LogWriterOptions options;
    private final int maxLines;
    private final Deque<LogCreate> lines = new ArrayDeque<>();

    /** Parts of earlier batches, which are written before the lines. */
    private final Deque<List<LogCreate>> parts = new ArrayDeque<>();

    private final Map<UUID, Dropped> dropped = new LinkedHashMap<>();
    private final Set<LogCreate> notices = Collections.newSetFromMap(new IdentityHashMap<>());
    private long bytes;
    private long added;
    private long taken;

    LogBuffer(LogWriterOptions options) {
        this.options = options;
        Double rate = options.linesPerSecond();
        this.maxLines = rate == null ? Integer.MAX_VALUE : (int) Math.max(1, rate);
    }

    /** Lines of one flow run that were dropped since the last batch. */
    private record Dropped(LogCreate last, long lines, String reason) {}

    /** Adds a line unless the buffer is full. */
    boolean add(LogCreate line) {
        LogCreate fitted = LogSize.fitted(line, options.maxLineBytes());
        int size = LogSize.of(fitted);
        if (bytes + size > options.maxBufferedBytes()) {
            return false;
        }
        bytes += size;
        added++;
        return lines.add(fitted);
    }

    /** Records lines that were dropped, so that the log of their flow run says so. Returns the losses, notices left out. */
    List<LogLoss> dropped(List<LogCreate> batch, String reason) {
        Map<UUID, Dropped> losses = new LinkedHashMap<>();
        for (LogCreate line : batch) {
            if (!notices.contains(line)) {
                UUID run = line.flowRunId() == null ? NO_RUN : line.flowRunId();
                losses.merge(run, new Dropped(line, 1, reason), LogBuffer::sum);
            }
        }
        losses.forEach((run, loss) -> dropped.merge(run, loss, LogBuffer::sum));
        return losses.values().stream()
                .map(loss -> new LogLoss(loss.last.flowRunId(), loss.lines, reason))
                .toList();
    }

    private static Dropped sum(Dropped old, Dropped now) {
        return new Dropped(now.last, old.lines + now.lines, now.reason);
    }

    /** Returns whether a whole batch waits. */
    boolean hasBatch() {
        return bytes >= options.maxBatchBytes();
    }

    /** Returns whether lines wait; a notice waits for a line, or for a flush. */
    boolean hasLines() {
        return !lines.isEmpty();
    }

    /** Returns whether parts of earlier batches wait. */
    boolean hasParts() {
        return !parts.isEmpty();
    }

    boolean hasNotices() {
        return !dropped.isEmpty();
    }

    /** Returns the number of lines that were added so far. */
    long added() {
        return added;
    }

    /** Returns the number of lines that were taken so far. */
    long taken() {
        return taken;
    }

    /** Adds parts of an earlier batch, which are written first. */
    void putBack(List<List<LogCreate>> again) {
        for (int i = again.size() - 1; i >= 0; i--) {
            parts.addFirst(again.get(i));
        }
    }

    /** Removes and returns the lines of the next request. */
    List<LogCreate> take(Instant now) {
        if (hasParts()) {
            return parts.remove();
        }
        List<LogCreate> batch = new ArrayList<>();
        long size = 0;
        for (LogCreate next; (next = lines.peek()) != null && batch.size() < maxLines; ) {
            int bytesOfNext = LogSize.of(next);
            if (!batch.isEmpty() && size + bytesOfNext > options.maxBatchBytes()) {
                break;
            }
            size += bytesOfNext;
            batch.add(lines.remove());
        }
        bytes -= size;
        taken += batch.size();
        notices.clear();
        dropped.values().forEach(each -> notices.add(notice(each, now)));
        batch.addAll(notices);
        dropped.clear();
        return batch;
    }

    /** Removes and returns all lines. */
    List<LogCreate> clear() {
        List<LogCreate> all = new ArrayList<>();
        parts.forEach(all::addAll);
        parts.clear();
        all.addAll(lines);
        taken += lines.size();
        lines.clear();
        bytes = 0;
        return all;
    }

    private static LogCreate notice(Dropped dropped, Instant now) {
        return LogCreate.builder()
                .from(dropped.last)
                .level(WARNING)
                .message(dropped.lines + " log lines were not written to Prefect: " + dropped.reason + ".")
                .timestamp(now)
                .build();
    }
}
