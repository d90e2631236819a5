/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cplnjob;

import io.cplnprefect.bridge.internal.Background;
import io.cplnprefect.bridge.job.JobEnd;
import io.cplnprefect.bridge.job.JobHandle;
import io.cplnprefect.bridge.job.JobOutput;
import io.cplnprefect.bridge.job.JobTimeoutException;
import io.cplnprefect.bridge.output.LineConsumer;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.core.error.ApiException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A run of a {@link CplnJob}. Thread-safe; one thread at a time can wait for the completion.
 */
public final class CplnJobRun {

    private static final Logger LOG = LoggerFactory.getLogger(CplnJobRun.class);

    private final CplnJob job;
    private final JobHandle handle;
    private final Executor executor;
    /** The lines of the last wait, which are delivered from the first one on. */
    private volatile ResultLines result;

    private volatile @Nullable JobEnd end;
    private volatile boolean tookTooLong;

    CplnJobRun(CplnJob job, JobHandle handle, Executor executor) {
        this.job = job;
        this.handle = handle;
        this.executor = executor;
        this.result = new ResultLines(job.resultLines());
    }

    /**
     * Returns the handle of the job, for its PID, exit codes and stop.
     *
     * @return the handle
     */
    public JobHandle handle() {
        return handle;
    }

    /**
     * Waits until the job has completed and its last line was delivered; then deletes its workload, if the job says so.
     *
     * <p>If the deletion fails, a warning is logged: it does not replace the outcome of the job. After a failed request of the wait itself
     * nothing is stopped or deleted, so that this method can be called again.
     *
     * @param lines receives each line of the job, on a thread of the bridge
     * @return the end of the job
     * @throws CplnJobFailedException if the job has ended without completing; its workload was deleted
     * @throws JobTimeoutException if the job has not ended within its timeout; it was stopped and deleted, unless its workload is to be kept
     * @throws ApiException if the job cannot be read
     * @throws InterruptedException if the thread is interrupted; the job is stopped and deleted in the background, unless its workload
     *     is to be kept
     */
    public JobEnd waitForCompletion(LineConsumer lines) throws InterruptedException {
        JobEnd known = end;
        if (known == null) {
            known = awaitAndDelete(lines);
            end = known;
        }
        if (!known.succeeded()) {
            throw new CplnJobFailedException(failure(known), this, known);
        }
        return known;
    }

    /**
     * Waits like {@link #waitForCompletion}, without blocking the calling thread.
     *
     * @param lines receives each line of the job
     * @return the end; completes exceptionally with an exception of {@link #waitForCompletion}
     */
    public CompletableFuture<JobEnd> waitForCompletionAsync(LineConsumer lines) {
        return Background.call(executor, () -> waitForCompletion(lines));
    }

    /**
     * Returns the lines of the job, also if it has failed, and those until its timeout if it has taken too long.
     *
     * @return the lines, joined by line breaks; if there were more than {@link CplnJob#resultLines()}, a first line says how many were
     *     omitted
     * @throws IllegalStateException if the job has not ended yet, or its completion was not waited for
     */
    public String fetchResult() {
        if (end == null && !tookTooLong) {
            throw new IllegalStateException(
                    "The job " + handle.pid() + " has no result yet. Call waitForCompletion before fetchResult");
        }
        return result.text();
    }

    private JobEnd awaitAndDelete(LineConsumer lines) throws InterruptedException {
        try {
            JobEnd ended = await(lines);
            delete();
            return ended;
        } catch (JobTimeoutException tooLong) {
            tookTooLong = true;
            delete();
            throw tooLong;
        } catch (InterruptedException interrupted) {
            executor.execute(this::delete);
            throw interrupted;
        } catch (ApiException failure) {
            if (!Thread.interrupted()) {
                throw failure;
            }
            executor.execute(this::delete);
            InterruptedException interrupted =
                    new InterruptedException("interrupted while waiting for " + handle.pid());
            interrupted.initCause(failure);
            throw interrupted;
        }
    }

    private JobEnd await(LineConsumer lines) throws InterruptedException {
        ResultLines received = new ResultLines(job.resultLines());
        result = received;
        try (JobOutput output = handle.follow(line -> {
            received.add(line.line());
            lines.accept(line);
        })) {
            Duration timeout = job.timeout();
            if (timeout != null) {
                handle.await(timeout);
            }
            return output.ended().get();
        } catch (ExecutionException closed) {
            throw new IllegalStateException(closed.getCause());
        }
    }

    /** A live job is stopped first. */
    private void delete() {
        if (!job.deleteAfterCompletion()) {
            return;
        }
        try {
            if (handle.read().live()) {
                handle.stop(Duration.ZERO);
            }
            if (!handle.deleteWorkload()) {
                warn("the workload is in use by another job");
            }
        } catch (ApiException | JobTimeoutException | IllegalStateException e) {
            warn(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            warn("interrupted");
        }
    }

    private void warn(String reason) {
        LogLine.in(LogArea.JOB).job(handle.pid()).warn(LOG, "The workload of the job was not deleted: " + reason);
    }

    private static String failure(JobEnd end) {
        return "The job " + end.pid() + " of workload " + end.pid().workload() + " has ended in stage "
                + end.stage().name().toLowerCase(Locale.ROOT)
                + (end.exitCode() == null ? "" : " with exit code " + end.exitCode())
                + (end.message() == null ? "" : ": " + end.message())
                + ". Its lines are the result of the run";
    }
}
