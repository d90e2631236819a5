/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.job.JobWait.Waiter;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for the ends of jobs, with one observation for all of them: a round lists the live jobs of each workload, and reads singly
 * those that are not listed any more. Failed requests end no wait. Thread-safe.
 */
final class JobWaits {

    private static final Logger LOG = LoggerFactory.getLogger(JobWaits.class);

    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private final JobCommands commands;
    private final TimeSource time;
    private final Executor executor;
    /** Guarded by this object. */
    private final Map<InfrastructurePid, JobWait> waits = new LinkedHashMap<>();
    /** Whether a round is under way. Guarded by this object. */
    private boolean running;
    /** Whether another round follows at once. Guarded by this object. */
    private boolean again;
    /** The next round. Guarded by this object. */
    private @Nullable ScheduledFuture<?> next;

    private volatile @Nullable String problem;

    JobWaits(JobCommands commands, TimeSource time, Executor executor) {
        this.commands = commands;
        this.time = time;
        this.executor = executor;
    }

    /** Returns the end of a job. To cancel the future ends the wait only. */
    CompletableFuture<JobEnd> end(InfrastructurePid pid) {
        return end(pid, LONGEST);
    }

    /** Returns the end of a job; completes exceptionally with {@link JobTimeoutException} if it has not ended in time. */
    CompletableFuture<JobEnd> end(InfrastructurePid pid, Duration timeout) {
        CompletableFuture<JobEnd> future = new CompletableFuture<>();
        long deadline =
                time.nanoTime().getAsLong() + Math.min(LONGEST.toNanos(), TimeUnit.NANOSECONDS.convert(timeout));
        synchronized (this) {
            waits.computeIfAbsent(pid, JobWait::new).waiters().add(new Waiter(future, deadline, timeout));
            again = running;
        }
        future.whenComplete((end, failure) -> remove(pid, future));
        start();
        return future;
    }

    /** Returns why the last round could not read everything, or {@code null} if it could. */
    @Nullable
    String problem() {
        return problem;
    }

    private synchronized void remove(InfrastructurePid pid, CompletableFuture<JobEnd> future) {
        JobWait wait = waits.get(pid);
        if (wait != null
                && wait.waiters().removeIf(waiter -> waiter.future() == future)
                && wait.waiters().isEmpty()) {
            waits.remove(pid);
        }
    }

    /** No lock is held when waits are closed, because what depends on their futures is code of the caller. */
    private void start() {
        if (!startRound()) {
            close();
        }
    }

    /** Starts a round on a thread of its own, because rounds block; returns {@code false} if no task is accepted any more. */
    private synchronized boolean startRound() {
        if (running || waits.isEmpty()) {
            return true;
        }
        if (next != null) {
            next.cancel(false);
            next = null;
        }
        running = true;
        try {
            executor.execute(this::round);
            return true;
        } catch (RejectedExecutionException closed) {
            running = false;
            return false;
        }
    }

    private void ended() {
        boolean now;
        boolean accepted;
        synchronized (this) {
            running = false;
            now = again;
            again = false;
            accepted = now || scheduleRound();
        }
        if (!accepted) {
            close();
        } else if (now) {
            start();
        }
    }

    /** Schedules the next round; returns {@code false} if no task is accepted any more. */
    private boolean scheduleRound() {
        if (waits.isEmpty()) {
            return true;
        }
        long now = time.nanoTime().getAsLong();
        long deadline = waits.values().stream()
                .flatMap(wait -> wait.waiters().stream())
                .mapToLong(waiter -> waiter.deadlineNanos() - now)
                .min()
                .orElse(Long.MAX_VALUE);
        long delay = Math.max(0, Math.min(INTERVAL.toNanos(), deadline));
        try {
            next = time.scheduler().schedule((Runnable) this::start, delay, TimeUnit.NANOSECONDS);
            return true;
        } catch (RejectedExecutionException clientClosed) {
            return false;
        }
    }

    /** Ends all waits with an exception. */
    void close() {
        List<CompletableFuture<JobEnd>> all = new ArrayList<>();
        synchronized (this) {
            waits.values().forEach(wait -> wait.waiters().forEach(waiter -> all.add(waiter.future())));
            waits.clear();
        }
        all.forEach(future -> future.completeExceptionally(
                new IllegalStateException("The bridge was closed. The job continues; wait for it with its PID")));
    }

    private void round() {
        List<JobWait> all;
        synchronized (this) {
            all = List.copyOf(waits.values());
        }
        try {
            report(new JobWaitRound(commands, time.nanoTime().getAsLong()).read(all));
            all.forEach(this::complete);
        } catch (RuntimeException e) {
            report(List.of(String.valueOf(e.getMessage())));
        } finally {
            expire();
            ended();
        }
    }

    private void expire() {
        long now = time.nanoTime().getAsLong();
        Map<Waiter, InfrastructurePid> late = new LinkedHashMap<>();
        synchronized (this) {
            waits.forEach((pid, wait) -> wait.waiters().stream()
                    .filter(waiter -> waiter.deadlineNanos() - now <= 0)
                    .forEach(waiter -> late.put(waiter, pid)));
        }
        late.forEach((waiter, pid) ->
                executor.execute(() -> waiter.future().completeExceptionally(timeout(pid, waiter.timeout()))));
    }

    /** Returns the exception for a job that has not ended in time. */
    JobTimeoutException timeout(InfrastructurePid pid, Duration limit) {
        return new JobTimeoutException("The job " + pid + " has not ended within " + limit.toSeconds() + " s"
                + (problem == null ? "" : "; the last observation failed: " + problem));
    }

    private void report(List<String> problems) {
        String first = problems.isEmpty() ? null : problems.get(0);
        if (first != null && problem == null) {
            LogLine.in(LogArea.JOB).warn(LOG, "The jobs that are waited for could not be read: " + first);
        }
        problem = first;
    }

    private void complete(JobWait wait) {
        JobEnd end = wait.end();
        if (end == null) {
            return;
        }
        List<CompletableFuture<JobEnd>> futures;
        synchronized (this) {
            waits.remove(wait.pid());
            futures = wait.waiters().stream().map(Waiter::future).toList();
        }
        // What depends on the futures must not delay the round.
        futures.forEach(future -> executor.execute(() -> future.complete(end)));
    }
}
