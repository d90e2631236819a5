/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.log;

import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.internal.Backoff;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a log as they are written, each delivered once, over any number of connections.
 *
 * <p>A connection that ends is opened again. Lines that it has not received are read: those before it was established, those that
 * the service reports as dropped, and those for which the listener had no room. While no connection can be established, lines are
 * read at the times of the attempts. Readings overlap, because a line may become visible after younger ones; equal lines are
 * counted, so that each is delivered once.
 *
 * <p>Each event changes the state under a lock, decides what to do next, and does it after the lock is free: no request is sent and
 * no code of the user runs under the lock. Thread-safe. Close it after use.
 */
public final class FollowedLog implements AutoCloseable {

    private final Logs logs;
    private final LogQl query;
    private final WakeUp wakeUp;
    private final SeenWindow window;
    private final LineBuffer buffer;
    private final Backoff connects;
    private final Backoff reads;
    private final FinishPlan finish = new FinishPlan();
    private final Events events = new Events();

    private @Nullable TailSession session;
    private @Nullable RangeRead read;

    /** Whether lines may be missing since the newest delivered one, or since {@link #missingFrom} if that is earlier. */
    private boolean missing = true;

    private long missingFrom = Long.MAX_VALUE;

    /** Whether lines were discarded because the buffer was full. */
    private boolean stalled;

    private boolean unreachable;
    private long connectAt;
    private long readAt;

    private boolean ended;

    /** What to do after the lock is free. */
    private List<Runnable> actions = new ArrayList<>();

    FollowedLog(
            Logs logs, TimeSource time, LogQl query, long fromNanos, FollowOptions options, FollowListener listener) {
        this.logs = logs;
        this.query = query;
        this.wakeUp = new WakeUp(time, this::wokenUp, this::close);
        this.window = new SeenWindow(fromNanos, options.overlap(), options.rememberedLines());
        this.buffer = new LineBuffer(
                listener,
                options.executor() == null ? new FollowThread() : options.executor(),
                options.queuedLines(),
                () -> update(() -> {}),
                failure -> update(() -> end(failure, true)));
        this.connects = new Backoff(time.random());
        this.reads = new Backoff(time.random());
    }

    void start() {
        update(() -> {});
    }

    /**
     * Ends this log when its present lines have been read: when two readings, two seconds apart, return no new line, or when
     * readings fail for half a minute. Does not wait; the listener's {@link FollowListener#ended} is called after the last line.
     * Repeated calls have no effect.
     */
    public void finish() {
        update(() -> {
            if (finish.start(wakeUp.now())) {
                readAt = 0;
            }
        });
    }

    /** Ends this log at once, without the lines that the listener has not received yet. Repeated calls have no effect. */
    @Override
    public void close() {
        update(() -> end(null, true));
    }

    /**
     * Returns whether lines may have been lost, because more lines were written within the overlap than are remembered.
     *
     * @return {@code true} if {@link FollowOptions#rememberedLines()} is too small for this log
     */
    public synchronized boolean isCapReached() {
        return window.isCapReached();
    }

    private void readEnded(RangeRead from) {
        TailSession current = session;
        if (current != null && current == from.session() && !current.isLive() && !missing && !stalled) {
            List<LogEntry> held = current.release();
            missing = held == null;
            if (held != null) {
                held.forEach(line -> accept(current.reading(), line));
            }
        }
        if (finish.isStarted() && !stalled) {
            readAt = finish.readEnded(wakeUp.now());
            if (finish.isDone()) {
                end(null, false);
            }
        }
    }

    /** Queues a line that has not been delivered yet, unless lines before it were discarded. */
    private void accept(SeenWindow.Reading reading, LogEntry line) {
        if (stalled) {
            return;
        }
        if (buffer.isFull()) {
            stalled = true;
            TailSession current = session;
            if (current != null) {
                current.interrupted();
            }
        } else if (reading.deliver(line)) {
            buffer.add(line);
            finish.received();
        }
    }

    /** Changes the state, and does what follows from it. */
    private void update(Runnable change) {
        List<Runnable> next;
        synchronized (this) {
            if (ended) {
                return;
            }
            change.run();
            if (!ended) {
                decide();
            }
            next = actions;
            actions = new ArrayList<>();
        }
        next.forEach(Runnable::run);
        buffer.flush();
    }

    private void decide() {
        if (stalled && buffer.isEmpty()) {
            stalled = false;
            missing = true;
        }
        if (session == null && !finish.isStarted() && isDue(connectAt)) {
            connect();
        }
        if (read == null && !stalled && (missing || finish.isStarted()) && isDue(readAt)) {
            read();
        }
    }

    private void connect() {
        missing |= unreachable;
        unreachable = false;
        TailSession next = new TailSession(events, window.newReading(), wakeUp.now());
        session = next;
        long from = window.resumeFrom();
        actions.add(() -> next.open(logs, query, from));
    }

    private void read() {
        TailSession established = session != null && session.isEstablished() ? session : null;
        long from = Math.min(window.resumeFrom(), missingFrom);
        RangeRead next =
                new RangeRead(events, logs.range(query, from, Long.MAX_VALUE), window.newReading(), established);
        missing = false;
        missingFrom = Long.MAX_VALUE;
        finish.readStarted();
        read = next;
        actions.add(next::start);
    }

    private void end(@Nullable ApiException failure, boolean discard) {
        ended = true;
        TailSession open = session;
        if (open != null) {
            actions.add(open::close);
        }
        RangeRead running = read;
        if (running != null) {
            actions.add(running::cancel);
        }
        buffer.end(failure, discard);
    }

    private void wokenUp() {
        update(wakeUp::passed);
    }

    /** Returns whether a time has come; if not, this object proceeds at that time. */
    private boolean isDue(long nanos) {
        if (nanos <= wakeUp.now()) {
            return true;
        }
        Runnable scheduling = wakeUp.at(nanos);
        if (scheduling != null) {
            actions.add(scheduling);
        }
        return false;
    }

    /** Receives what happens on the connection and the reading. */
    private final class Events implements TailSession.Owner, RangeRead.Owner {

        @Override
        public void received(TailSession from, List<LogEntry> lines) {
            update(() -> {
                if (from != session) {
                    return;
                }
                if (!from.isEstablished()) {
                    from.established();
                    missing = true;
                }
                for (LogEntry line : lines) {
                    if (from.isLive()) {
                        accept(from.reading(), line);
                    } else {
                        from.hold(line);
                    }
                }
            });
        }

        @Override
        public void dropped(TailSession from, List<DroppedEntry> lines) {
            update(() -> {
                if (from == session) {
                    from.established();
                    from.interrupted();
                    lines.forEach(line -> missingFrom = Math.min(missingFrom, line.timestampNanos()));
                    missing = true;
                }
            });
        }

        @Override
        public void ended(TailSession from, @Nullable ApiException failure) {
            update(() -> {
                if (from != session) {
                    return;
                }
                session = null;
                actions.add(from::close);
                if (TailSession.isRefusal(failure)) {
                    end(failure, false);
                    return;
                }
                buffer.interrupted(failure);
                boolean stable = from.isStable(wakeUp.now(), failure);
                connectAt = wakeUp.now() + (stable ? connects.succeeded() : connects.failed(failure));
                unreachable = !from.isEstablished();
            });
        }

        @Override
        public boolean page(RangeRead from, List<LogEntry> lines) {
            boolean[] more = {false};
            update(() -> {
                lines.forEach(line -> accept(from.reading(), line));
                more[0] = from == read && !stalled;
            });
            return more[0];
        }

        @Override
        public void ended(RangeRead from, @Nullable ApiException failure) {
            update(() -> {
                read = null;
                if (TailSession.isRefusal(failure) || (failure != null && finish.isLate(wakeUp.now()))) {
                    end(failure, false);
                } else if (failure != null) {
                    buffer.interrupted(failure);
                    missing = true;
                    readAt = wakeUp.now() + reads.failed(failure);
                } else {
                    var unused = reads.succeeded();
                    readEnded(from);
                }
            });
        }
    }
}
