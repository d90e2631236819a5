/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import java.time.Duration;

/** When a log that is to end has been read. Times are those of a monotonic clock. Guarded by the lock of the {@link FollowedLog}. */
final class FinishPlan {

    private static final long BETWEEN_READS = Duration.ofSeconds(2).toNanos();
    private static final long LONGEST_WITHOUT_READ = Duration.ofSeconds(30).toNanos();
    private static final int QUIET_READS = 2;

    private boolean started;
    private long progressNanos;
    private int quietReads;
    private boolean newSinceRead;

    /** Starts the end of the log; returns whether it had not started. */
    boolean start(long nowNanos) {
        boolean first = !started;
        if (first) {
            started = true;
            progressNanos = nowNanos;
        }
        return first;
    }

    boolean isStarted() {
        return started;
    }

    void readStarted() {
        newSinceRead = false;
    }

    /** Records a new line, of the connection or of a reading. */
    void received() {
        newSinceRead = true;
    }

    /** Records a complete reading; returns when the next one is due. */
    long readEnded(long nowNanos) {
        quietReads = newSinceRead ? 0 : quietReads + 1;
        progressNanos = nowNanos;
        return nowNanos + BETWEEN_READS;
    }

    /** Returns whether enough readings in a row have brought no new line. */
    boolean isDone() {
        return quietReads >= QUIET_READS;
    }

    /** Returns whether readings have failed for too long. */
    boolean isLate(long nowNanos) {
        return started && nowNanos - progressNanos > LONGEST_WITHOUT_READ;
    }
}
