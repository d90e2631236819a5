/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.output.LineConsumer;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.cpln.log.LogEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A job on Control Plane, from its submission or from its PID alone.
 *
 * <pre>{@code
 * JobHandle job = bridge.jobs().submit(JobSpec.of(JobManifest.parse(yaml), "my-gvc").withIdempotencyKey("report-7"));
 * try (JobOutput output = job.follow(line -> System.out.println(line.line()))) {
 *     System.out.println(output.ended().join().exitCode());
 * }
 * }</pre>
 *
 * <p>All handles of one {@link Jobs} share one observation of their jobs, whatever their number. Thread-safe. An interrupt of a blocked
 * method cancels its request.
 */
public final class JobHandle {

    private final Jobs jobs;
    private final InfrastructurePid pid;
    private final boolean adopted;
    private final List<String> warnings;

    JobHandle(Jobs jobs, InfrastructurePid pid, boolean adopted, List<String> warnings) {
        this.jobs = jobs;
        this.pid = pid;
        this.adopted = adopted;
        this.warnings = List.copyOf(warnings);
    }

    /**
     * Returns the PID, by which another process gets a handle of the same job.
     *
     * @return {@code org:gvc:workload:command}
     */
    public InfrastructurePid pid() {
        return pid;
    }

    /**
     * Returns whether the submission found a job of an earlier submission with the same key.
     *
     * @return {@code false} for a handle that was created from a PID
     */
    public boolean adopted() {
        return adopted;
    }

    /**
     * Returns the parts of the manifest that were changed or ignored by the submission, each with its path.
     *
     * @return the warnings; empty for a handle that was created from a PID
     */
    public List<String> warnings() {
        return warnings;
    }

    /**
     * Reads the job.
     *
     * @return the job, in stage {@link JobStage#GONE} if its command does not exist
     * @throws io.cplnprefect.core.error.ApiException if the request failed
     */
    public Job read() {
        return jobs.commands().read(pid);
    }

    /**
     * Returns the end of the job.
     *
     * @return completes when the job has ended, or its command was missing five times within at least four minutes; failed requests are
     *     repeated. Completes exceptionally with {@link IllegalStateException} if the bridge is closed. To cancel it ends the wait only
     */
    public CompletableFuture<JobEnd> ended() {
        return jobs.waits().end(pid);
    }

    /**
     * Waits until the job has ended.
     *
     * @param timeout how long to wait at most
     * @return the end
     * @throws JobTimeoutException if the job has not ended in time; it continues
     * @throws InterruptedException if the thread is interrupted; the job continues
     * @throws IllegalStateException if the bridge is closed
     */
    public JobEnd await(Duration timeout) throws InterruptedException {
        return jobs.await(pid, timeout);
    }

    /**
     * Delivers the lines of all containers of the job, from the first line on and each once, until the job has ended. Connections that
     * end are made again.
     *
     * @param lines receives the lines, on a thread of the bridge; one that blocks delays only its own lines
     * @return the delivery
     * @throws io.cplnprefect.core.error.UsageException if the command does not exist
     * @throws io.cplnprefect.core.error.ApiException if the request failed
     * @throws IllegalStateException if the job is followed already, or the bridge is closed
     */
    public JobOutput follow(LineConsumer lines) {
        return jobs.follow(pid, lines);
    }

    /**
     * Reads the last lines of all containers of the job. Of a job that was created more than 30 days ago, those of the last 30 days.
     *
     * @param number how many lines, from 1 to 999; a greater number is reduced
     * @return the lines, oldest first
     * @throws io.cplnprefect.core.error.UsageException if the number is less than 1, or the command does not exist
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public List<LogEntry> lastLines(int number) {
        List<LogEntry> lines = new ArrayList<>(
                jobs.commands().reads().lastLines(jobs.existing(pid), number).execute());
        Collections.reverse(lines);
        return List.copyOf(lines);
    }

    /**
     * Stops the job, unless it ends by itself within a grace period, and waits until it has ended.
     *
     * @param grace how long the job may continue before its stop is requested; its process then has the grace period of its workload
     *     between SIGTERM and SIGKILL
     * @return the end
     * @throws JobTimeoutException if the job has not ended within 90 seconds after the grace period; the stop remains requested
     * @throws ServiceException.NotFound if the command does not exist, which does not prove that the job has ended
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     * @throws InterruptedException if the thread is interrupted
     * @throws IllegalStateException if the bridge is closed
     */
    public JobEnd stop(Duration grace) throws InterruptedException {
        if (!grace.isZero() && !grace.isNegative()) {
            try {
                return await(grace);
            } catch (JobTimeoutException live) {
                // The grace period has passed.
            }
        }
        if (!jobs.commands().stop(pid)) {
            throw new JobTimeoutException("The job " + pid + " has not ended within 90 s after its stop was requested");
        }
        return await(Jobs.READ_OF_AN_END);
    }

    /**
     * Stops the job like {@link #stop}, without blocking the calling thread.
     *
     * @param grace how long the job may continue before its stop is requested
     * @return the end; completes exceptionally with an exception of {@link #stop}
     */
    public CompletableFuture<JobEnd> stopAsync(Duration grace) {
        return jobs.run(() -> stop(grace));
    }

    /**
     * Deletes the workload of the job, with its identity and policy, if the job has one of its own and no job runs in it or
     * is being started in it.
     *
     * @return whether the workload does not exist any more; {@code false} if jobs share it, or one runs in it
     * @throws io.cplnprefect.core.error.ApiException if a request failed; to repeat the call deletes what remains
     */
    public boolean deleteWorkload() {
        return jobs.deleteWorkload(pid);
    }

    @Override
    public String toString() {
        return pid.toString();
    }
}
