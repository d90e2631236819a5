/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.time.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log of a flow run: each line once, in the order in which the lines become visible, until the run has ended. Lines of one
 * request are in order of their times. A line that becomes visible more than a minute after a line of a later time is left out.
 *
 * <p>Not thread-safe.
 */
public final class LogFollower {

    /** Writers send batches seconds apart, and several processes write to one run. */
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final UUID flowRunId;
    private final Logs logs;
    private final Supplier<ApiCall<Boolean>> ended;
    private final TimeSource time;
    private final Duration grace;
    private final Map<UUID, Instant> read = new HashMap<>();
    private @Nullable Instant newest;
    private @Nullable Long endedAtNanos;
    private boolean complete;

    /**
     * Creates a follower. Nothing is sent yet.
     *
     * @param flowRunId id of the flow run
     * @param logs reads the lines
     * @param ended returns the call that reads whether the flow run has ended
     * @param grace how long lines are read after the end of the run, because a process writes its last lines some time later
     * @param time measures that time
     */
    public LogFollower(UUID flowRunId, Logs logs, Supplier<ApiCall<Boolean>> ended, Duration grace, TimeSource time) {
        this.flowRunId = flowRunId;
        this.logs = logs;
        this.ended = ended;
        this.grace = grace;
        this.time = time;
    }

    /**
     * Reads the lines that have become visible since the last call.
     *
     * @return the lines, possibly none
     * @throws ApiException if the run or its lines cannot be read; the next call reads the same lines
     */
    public List<Log> poll() {
        // Read before the lines: those that a run has written before its end are then not missed.
        if (endedAtNanos == null && ended.get().execute()) {
            endedAtNanos = now();
        }
        boolean last = endedAtNanos != null && now() - endedAtNanos >= TimeUnit.NANOSECONDS.convert(grace);
        Instant since = newest == null ? null : newest.minus(WINDOW);
        List<Log> lines = new ArrayList<>();
        for (Log line : LogPages.of(flowRunId, since, logs::filterPage)) {
            if (line.id() == null || !read.containsKey(line.id())) {
                lines.add(line);
            }
        }
        for (Log line : lines) {
            if (line.id() != null) {
                read.put(line.id(), line.timestamp());
            }
            newest = newest == null || line.timestamp().isAfter(newest) ? line.timestamp() : newest;
        }
        if (newest != null) {
            Instant begin = newest.minus(WINDOW);
            read.values().removeIf(timestamp -> timestamp.isBefore(begin));
        }
        complete = last;
        return lines;
    }

    /**
     * Returns whether the run has ended and its last lines have been read.
     *
     * @return whether a further call would read nothing
     */
    public boolean isComplete() {
        return complete;
    }

    /**
     * Reads lines until the run has ended and its last lines have been read.
     *
     * @param interval time between two reads
     * @param consumer receives each line, on this thread
     * @throws ApiException if the run or its lines cannot be read; the method can be called again and continues there
     * @throws InterruptedException if the thread is interrupted
     */
    public void run(Duration interval, Consumer<? super Log> consumer) throws InterruptedException {
        while (!complete) {
            poll().forEach(consumer);
            if (!complete) {
                time.sleep(interval);
            }
        }
    }

    private long now() {
        return time.nanoTime().getAsLong();
    }
}
