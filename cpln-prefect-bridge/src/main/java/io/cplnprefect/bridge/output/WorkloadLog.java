/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.log.DroppedEntry;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.cpln.log.LogQl;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The log of a workload in a location: one connection and at most one reading at a time, for all followed jobs in it.
 *
 * <p>Each event changes the state under the lock of this object, decides what to do next, and does it after the lock is free: no
 * request is sent and no code of the user runs under the lock. A first message proves that a new connection is established. The
 * lines before it are then read once for all jobs, and the lines of the connection are kept until that reading has ended.
 */
final class WorkloadLog implements TailSession.Owner, LogRead.Owner {

    private final SharedLogs shared;
    private final OrgScope org;
    private final Map<String, String> labels;
    private final FollowedJobs jobs = new FollowedJobs();
    private final ReadPlan reads;
    private final LineRoutes routes;
    private final ConnectPlan connections;
    private final WakeUp wakeUp;

    private @Nullable TailSession session;
    private @Nullable LogRead read;
    private boolean suspended;
    private boolean closed;

    /** What to do after the lock is free. */
    private List<Runnable> actions = new ArrayList<>();

    WorkloadLog(SharedLogs shared, OrgScope org, Map<String, String> labels, LogLine about, LogTime delivered) {
        this.shared = shared;
        this.org = org;
        this.labels = labels;
        this.wakeUp = new WakeUp(shared.time(), this::wokenUp);
        this.reads = new ReadPlan(
                jobs,
                delivered,
                new Attempts(shared.time().random(), about, "The log could not be read and will be read again"));
        this.routes = new LineRoutes(jobs, reads);
        this.connections = new ConnectPlan(
                new Attempts(shared.time().random(), about, "The log stream ended and will be opened again"));
    }

    /** Adds a job, whose lines are read at the next {@link #resume}. */
    synchronized void add(FollowedJob job) {
        jobs.add(job);
    }

    /** Reads the lines of new jobs, and connects again if the service has refused that before. */
    void resume() {
        update(() -> {
            if (suspended) {
                suspended = false;
                reads.missing();
            }
        });
    }

    /** Reads the last lines of a job that has ended. */
    void drain(FollowedJob job) {
        update(() -> {
            jobs.drain(job, wakeUp.now());
            reads.hurry();
        });
    }

    /** Removes a job. */
    synchronized void remove(FollowedJob job) {
        jobs.remove(job);
        TailSession current = session;
        if (current != null) {
            current.remove(job);
        }
    }

    synchronized boolean isEmpty() {
        return jobs.isEmpty();
    }

    /** Reads what has become possible to read. */
    void proceed() {
        update(() -> {});
    }

    private void wokenUp() {
        update(wakeUp::passed);
    }

    /** Stops until {@link #resume}, because the service refuses the token. */
    void suspend() {
        update(() -> {
            suspended = true;
            connections.forbid();
            disconnect();
        });
    }

    /** Closes the connection for ever. */
    void close() {
        update(() -> {
            closed = true;
            disconnect();
            LogRead current = read;
            if (current != null) {
                actions.add(current.cancellation());
            }
        });
    }

    @Override
    public void received(TailSession from, List<LogEntry> lines) {
        update(() -> {
            if (from != session) {
                return;
            }
            if (!from.isEstablished()) {
                from.established();
                reads.missing();
            }
            lines.forEach(line -> routes.received(from, line));
        });
    }

    @Override
    public void dropped(TailSession from, List<DroppedEntry> lines) {
        update(() -> {
            if (from == session) {
                from.established();
                from.interrupted();
                lines.forEach(line -> reads.missingSince(line.timestampNanos()));
            }
        });
    }

    @Override
    public void ended(TailSession ended, @Nullable Throwable failure) {
        update(() -> {
            if (ended == session) {
                disconnect();
                if (!isRefused(failure)) {
                    connections.ended(ended, failure, wakeUp.now());
                }
            }
        });
    }

    @Override
    public boolean page(LogRead from, List<LogEntry> lines, @Nullable Instant started) {
        boolean[] more = {false};
        update(() -> {
            if (closed || suspended) {
                return;
            }
            lines.forEach(line -> routes.read(from, line));
            if (from.isShared() && !lines.isEmpty()) {
                reads.read(lines.get(lines.size() - 1).timestampNanos(), started);
            }
            more[0] = from.isUseful();
        });
        return more[0];
    }

    @Override
    public void ended(LogRead ended, @Nullable Instant started, @Nullable Throwable failure) {
        update(() -> {
            endRead();
            boolean complete = failure == null && !suspended;
            if (!isRefused(failure)) {
                connections.allow();
                if (failure == null) {
                    reads.succeeded();
                    actions.add(() -> shared.events().permitted(org.name()));
                } else {
                    reads.failed(failure, wakeUp.now());
                }
            }
            if (ended.isShared()) {
                reads.sharedReadEnded(ended, complete, wakeUp.now());
                routes.release(session, ended);
            } else {
                reads.readOfJobsEnded(ended, session, started, complete, wakeUp.now());
                routes.filled(ended.jobs());
            }
            jobs.drained(wakeUp.now()).forEach(this::end);
        });
    }

    /** Changes the state, and does what follows from it. */
    private void update(Runnable change) {
        List<Runnable> next;
        List<LineQueue> queues;
        synchronized (this) {
            change.run();
            decide();
            next = actions;
            actions = new ArrayList<>();
            queues = routes.filled();
        }
        shared.deliveries().start(queues);
        next.forEach(Runnable::run);
    }

    private void decide() {
        if (closed || jobs.isEmpty()) {
            return;
        }
        if (suspended) {
            jobs.draining().forEach(this::end);
            return;
        }
        if (session == null && isDue(connections.due())) {
            connect();
        }
        if (read == null && isDue(reads.due())) {
            LogRead next = new LogRead(this);
            read = next;
            actions.add(() -> shared.slots().acquire(() -> update(() -> start(next))));
        }
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

    private void connect() {
        if (connections.start()) {
            reads.missing();
        }
        TailSession next = new TailSession(this, wakeUp.now());
        session = next;
        long from = reads.resumeFrom();
        actions.add(() -> next.open(org.logs(), LogQl.ofCommands(labels, List.of()), from));
    }

    private void disconnect() {
        TailSession current = session;
        session = null;
        if (current != null) {
            jobs.all().forEach(FollowedJob::tailEnded);
            actions.add(current::close);
        }
    }

    /** Starts a reading for which a slot is free. Only now it is decided what to read, so that it serves as many jobs as possible. */
    private void start(LogRead next) {
        if (closed || suspended || reads.due() > wakeUp.now()) {
            endRead();
        } else {
            reads.start(next, session);
            actions.add(next.request(org.logs(), labels, shared.time().nanoTime()));
        }
    }

    private void endRead() {
        read = null;
        actions.add(shared.slots()::release);
    }

    /** Returns whether the service has rejected the token; if so, nothing is sent until {@link #resume}. */
    private boolean isRefused(@Nullable Throwable failure) {
        if (!(failure instanceof ServiceException.Unauthorized || failure instanceof ServiceException.Forbidden)) {
            return false;
        }
        suspended = true;
        connections.forbid();
        disconnect();
        actions.add(() -> shared.events().refused(org.name(), (ServiceException) failure));
        return true;
    }

    /** Ends a job of which no more lines are expected. */
    private void end(FollowedJob job) {
        remove(job);
        routes.ended(job);
        actions.add(() -> shared.events().drained(job));
    }
}
