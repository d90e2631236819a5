/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.cpln.log.SeenWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job whose lines are delivered, as its {@link WorkloadLog} knows it. Guarded by the lock of that log, except for the queue.
 *
 * <p>A job starts without its earlier lines. They are read for it, and it then receives those of the tail. A job whose queue is
 * full is without lines again, until the consumer has received what is queued.
 */
final class FollowedJob {

    private static final Logger LOG = LoggerFactory.getLogger(JobLogs.class);

    private static final Duration MAX_DRAIN = Duration.ofSeconds(13);
    private static final int QUIET_READS = 2;
    private static final int MAX_HELD = 1_000;

    /** Which lines have been read for the job. */
    enum Stage {
        /** Lines are missing; those of the tail are discarded, since they will be read. */
        WAITING,
        /** The missing lines are being read; those of the tail are kept until then. */
        READING,
        /** No line is missing. */
        LIVE
    }

    private final InfrastructurePid pid;
    private final SeenWindow window;
    private final LineQueue queue;
    private final LogLine about;
    private final List<LogEntry> held = new ArrayList<>();

    private Stage stage = Stage.WAITING;
    private boolean heldTooMany;
    private boolean slowReported;
    private boolean capReported;

    private boolean draining;
    private boolean readSinceEnd;
    private long progressNanos;
    private int quietReads;
    private boolean receivedSinceRead;

    FollowedJob(InfrastructurePid pid, long startNanos, JobLogsSettings settings, LineQueue queue) {
        this.pid = pid;
        this.window = new SeenWindow(startNanos, settings.overlap(), settings.rememberedLines());
        this.queue = queue;
        this.about = LogLine.in(LogArea.LOGS).job(pid);
    }

    InfrastructurePid pid() {
        return pid;
    }

    LineQueue queue() {
        return queue;
    }

    Stage stage() {
        return stage;
    }

    boolean isDraining() {
        return draining;
    }

    long resumeFrom() {
        return window.resumeFrom();
    }

    SeenWindow.Reading newReading() {
        return window.newReading();
    }

    /** Returns whether lines are missing and the queue has room for them. */
    boolean canRead() {
        return stage == Stage.WAITING && queue.isEmpty();
    }

    void readStarted() {
        stage = Stage.READING;
        held.clear();
        heldTooMany = false;
    }

    /** Queues the kept lines of the tail if no line is missing any more. */
    void readEnded(SeenWindow.Reading tail, boolean complete, long nowNanos) {
        if (stage != Stage.READING) {
            return;
        }
        if (!complete || heldTooMany) {
            stage = Stage.WAITING;
        } else {
            stage = Stage.LIVE;
            held.forEach(line -> accept(tail, line));
        }
        held.clear();
        readSinceEnd = draining && !complete;
        if (complete) {
            progressNanos = nowNanos;
        }
    }

    /** Discards the kept lines of a tail that has ended, which must then be read. */
    void tailEnded() {
        heldTooMany |= !held.isEmpty();
        held.clear();
    }

    /** Receives a line of the tail. */
    void receive(SeenWindow.Reading tail, LogEntry line) {
        if (stage == Stage.LIVE) {
            accept(tail, line);
        } else if (stage == Stage.READING && !heldTooMany) {
            heldTooMany = held.size() == MAX_HELD;
            if (!heldTooMany) {
                held.add(line);
            }
        }
    }

    /** Queues a line that has not been delivered yet, unless lines before it are missing. */
    void accept(SeenWindow.Reading reading, LogEntry line) {
        if (stage == Stage.WAITING) {
            return;
        }
        if (queue.isFull()) {
            stage = Stage.WAITING;
            reportSlow();
        } else if (reading.deliver(line)) {
            queue.add(line);
            receivedSinceRead = true;
            reportCap();
        }
    }

    void drain(long nowNanos) {
        if (!draining) {
            draining = true;
            progressNanos = nowNanos;
            receivedSinceRead = true;
        }
    }

    void drainReadStarted() {
        receivedSinceRead = false;
    }

    /** Counts readings in a row that brought no line. */
    void drainReadEnded(boolean complete) {
        readSinceEnd = true;
        if (complete) {
            quietReads = receivedSinceRead ? 0 : quietReads + 1;
        }
    }

    /** Returns whether no more lines are expected: readings bring none, or fail for too long. */
    boolean isDrained(long nowNanos) {
        if (!draining) {
            return false;
        }
        boolean late = readSinceEnd && nowNanos - progressNanos > MAX_DRAIN.toNanos();
        return stage == Stage.LIVE ? late || quietReads >= QUIET_READS : late && queue.isEmpty();
    }

    private void reportSlow() {
        if (!slowReported) {
            slowReported = true;
            about.warn(
                    LOG, "The consumer is slower than the job. Lines that it cannot receive now are read again later");
        }
    }

    private void reportCap() {
        if (!capReported && window.isCapReached()) {
            capReported = true;
            about.warn(
                    LOG, "The job writes more lines than are remembered. Lines that become visible late may be lost");
        }
    }
}
