/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.UsageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a followed log. It starts with the newest lines only, so that lines may be missing before them. Its lines are
 * therefore kept until the missing ones have been read. The state is guarded by the lock of its {@link FollowedLog}.
 */
final class TailSession implements LogListener {

    private static final int MAX_HELD = 5_000;
    private static final long STABLE_NANOS = Duration.ofMinutes(1).toNanos();

    /** Receives the events of a session. */
    interface Owner {
        void received(TailSession session, List<LogEntry> lines);

        void dropped(TailSession session, List<DroppedEntry> lines);

        void ended(TailSession session, @Nullable ApiException failure);
    }

    private final Owner owner;
    private final SeenWindow.Reading reading;
    private final long openedNanos;
    private final List<LogEntry> held = new ArrayList<>();
    private boolean established;
    private boolean live;
    private boolean heldTooMany;

    /** Guarded by this session. */
    private @Nullable LogTail tail;
    /** Guarded by this session. */
    private boolean closed;

    TailSession(Owner owner, SeenWindow.Reading reading, long openedNanos) {
        this.owner = owner;
        this.reading = reading;
        this.openedNanos = openedNanos;
    }

    /** Connects. Must not be called with a lock, because the token comes from the user. */
    void open(Logs logs, LogQl query, long fromNanos) {
        try {
            LogTail opened = logs.tail(query, fromNanos, this);
            synchronized (this) {
                tail = opened;
                if (!closed) {
                    return;
                }
            }
            opened.close();
        } catch (ApiException e) {
            owner.ended(this, e);
        } catch (RuntimeException e) {
            owner.ended(this, new UsageException("Cannot open the tail of a log: " + e, e));
        }
    }

    /** Closes the connection. Must not be called with the lock of the log. */
    void close() {
        LogTail open;
        synchronized (this) {
            closed = true;
            open = tail;
        }
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void entries(List<LogEntry> batch) {
        owner.received(this, batch);
    }

    @Override
    public void dropped(List<DroppedEntry> lines) {
        owner.dropped(this, lines);
    }

    @Override
    public void ended(@Nullable ApiException failure) {
        owner.ended(this, failure);
    }

    SeenWindow.Reading reading() {
        return reading;
    }

    /** Returns whether the service has sent anything, so that it also sends all later lines. */
    boolean isEstablished() {
        return established;
    }

    void established() {
        established = true;
    }

    /** Returns whether no line is missing before those of this session. */
    boolean isLive() {
        return live;
    }

    void interrupted() {
        live = false;
    }

    void hold(LogEntry line) {
        if (held.size() < MAX_HELD) {
            held.add(line);
        } else {
            heldTooMany = true;
        }
    }

    /** Returns the kept lines if the missing ones have been read; {@code null} if too many were received to keep them. */
    @Nullable
    List<LogEntry> release() {
        List<LogEntry> lines = heldTooMany ? null : List.copyOf(held);
        live = !heldTooMany;
        held.clear();
        heldTooMany = false;
        return lines;
    }

    /** Returns whether this session has lasted long enough for its end to be no failure. */
    boolean isStable(long nowNanos, @Nullable Throwable failure) {
        return nowNanos - openedNanos >= STABLE_NANOS && (failure == null || established);
    }

    /** Returns whether a failure does not end by itself: the service refuses the token or the query. */
    static boolean isRefusal(@Nullable ApiException failure) {
        return failure instanceof ServiceException.Unauthorized
                || failure instanceof ServiceException.Forbidden
                || failure instanceof ServiceException.BadRequest;
    }
}
