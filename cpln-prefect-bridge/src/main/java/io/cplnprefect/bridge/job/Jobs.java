/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.internal.Background;
import io.cplnprefect.bridge.output.JobLogs;
import io.cplnprefect.bridge.output.JobLogsSettings;
import io.cplnprefect.bridge.output.LineConsumer;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.pid.ParsedPid;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The jobs of an organization on Control Plane, for embedders: submit one, wait for its end, follow its output, stop it.
 *
 * <p>Constructing sends no request. Thread-safe.
 */
public final class Jobs implements AutoCloseable {

    /** The end of a job that has ended is read in one round, which may have to wait for another one. */
    static final Duration READ_OF_AN_END = Duration.ofMinutes(2);

    private static final Duration HANGING_ROUND = Duration.ofSeconds(5);

    private final JobCommands commands;
    private final TimeSource time;
    private final Executor executor;
    private final JobSubmission submission;
    private final JobWaits waits;
    private final JobLogs logs;
    private final Set<InfrastructurePid> followed = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /**
     * Creates the jobs of the client's organization.
     *
     * @param controlPlane the client, which the caller closes
     * @param executor runs observations, stops and consumers of lines, which block, on threads of its own; it must not limit their
     *     number, and is not shut down
     * @throws UsageException if the client has no organization
     */
    public Jobs(ControlPlane controlPlane, Executor executor) {
        this.commands = new JobCommands(controlPlane);
        this.time = controlPlane.time();
        this.executor = executor;
        this.submission = new JobSubmission(controlPlane, commands, executor);
        this.waits = new JobWaits(commands, time, executor);
        this.logs = new JobLogs(
                controlPlane,
                time,
                executor,
                JobLogsSettings.builder().allContainers(true).build());
    }

    /**
     * Starts a job, unless its purpose has one. Blocks until its workload is ready and the command was accepted.
     *
     * @param spec the job
     * @return its handle
     * @throws io.cplnprefect.bridge.manifest.InvalidManifestException if the manifest is invalid; lists all problems. Nothing was created
     * @throws JobNotStartedException if the job was certainly not started
     * @throws JobStartUnknownException if the response to the start was lost and no job was found
     * @throws io.cplnprefect.core.error.ApiException if the secrets of the manifest could not be read; nothing was created
     * @throws InterruptedException if the thread is interrupted; no job was started. An interrupt during the start is a
     *     {@code JobStartUnknownException}
     * @throws IllegalStateException if these jobs are closed; no request was sent
     */
    public JobHandle submit(JobSpec spec) throws InterruptedException {
        if (closed) {
            throw new IllegalStateException(
                    "The job " + spec.name() + " was not submitted: the jobs of the organization " + commands.org()
                            + " are closed. Submit jobs before the bridge is closed");
        }
        JobSubmission.Submitted submitted = submission.submit(spec);
        return new JobHandle(this, submitted.job().pid(), submitted.adopted(), submitted.warnings());
    }

    /**
     * Starts a job like {@link #submit}, without blocking the calling thread.
     *
     * @param spec the job
     * @return its handle; completes exceptionally with an exception of {@link #submit}
     */
    public CompletableFuture<JobHandle> submitAsync(JobSpec spec) {
        return run(() -> submit(spec));
    }

    /**
     * Returns what {@link #submit} would do, without a write.
     *
     * @param spec the job
     * @return the plan, to print as YAML; what would prevent the start is part of it
     * @throws io.cplnprefect.bridge.manifest.InvalidManifestException if the manifest is invalid; lists all problems
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public JobPlan plan(JobSpec spec) {
        return submission.plan(spec);
    }

    /**
     * Returns a handle of a job that was started before, by this process or another. Sends no request.
     *
     * @param pid the PID
     * @return the handle
     * @throws UsageException if the PID is of another organization than the client's
     */
    public JobHandle handle(InfrastructurePid pid) {
        if (!pid.org().equals(commands.org())) {
            throw new UsageException("Invalid PID '" + pid + "': its organization is not '" + commands.org()
                    + "'. Use a client of that organization");
        }
        return new JobHandle(this, pid, false, List.of());
    }

    /**
     * Returns a handle of a job that was started before, by this process or another. Sends no request.
     *
     * @param pid the PID, such as the {@code infrastructure_pid} of a flow run
     * @return the handle
     * @throws UsageException if the text is no complete PID of the client's organization
     */
    public JobHandle handle(String pid) {
        ParsedPid parsed = InfrastructurePid.parse(pid);
        if (parsed instanceof ParsedPid.Complete complete) {
            return handle(complete.pid());
        }
        String reason = parsed instanceof ParsedPid.Malformed malformed
                ? malformed.reason()
                : parsed instanceof ParsedPid.Legacy ? "names no command" : "is of another kind of worker";
        throw new UsageException("Invalid PID '" + pid + "': " + reason + ". Expected org:gvc:workload:command");
    }

    /**
     * Returns the commands of the jobs, for orchestrators that claim flow runs themselves.
     *
     * @return the commands
     */
    public JobCommands commands() {
        return commands;
    }

    JobWaits waits() {
        return waits;
    }

    Job existing(InfrastructurePid pid) {
        Job job = commands.read(pid);
        if (job.stage() == JobStage.GONE) {
            throw new UsageException("The job " + pid + " does not exist: Control Plane has no such command");
        }
        return job;
    }

    boolean deleteWorkload(InfrastructurePid pid) {
        return submission.ownWorkloads().delete(pid.gvc(), pid.workload());
    }

    JobOutput follow(InfrastructurePid pid, LineConsumer lines) {
        Job job = existing(pid);
        if (!followed.add(pid)) {
            throw new IllegalStateException(
                    "The job " + pid + " is followed already. Close that output first, or share its consumer");
        }
        try {
            Instant created = job.created() == null ? time.now() : job.created();
            logs.follow(pid, job.location(), created, lines);
        } catch (RuntimeException e) {
            followed.remove(pid);
            throw e;
        }
        JobOutput output = new JobOutput(logs, pid, waits.end(pid));
        output.ended().whenComplete((end, failure) -> followed.remove(pid));
        return output;
    }

    /** Rounds end the wait in time, unless one of their requests hangs. */
    JobEnd await(InfrastructurePid pid, Duration timeout) throws InterruptedException {
        CompletableFuture<JobEnd> end = waits.end(pid, timeout);
        try {
            return end.get(TimeUnit.NANOSECONDS.convert(timeout.plus(HANGING_ROUND)), TimeUnit.NANOSECONDS);
        } catch (TimeoutException hanging) {
            throw waits.timeout(pid, timeout);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            end.cancel(false);
        }
    }

    <T> CompletableFuture<T> run(Callable<T> action) {
        return Background.call(executor, action);
    }

    /** Ends all waits and outputs, and refuses further submissions. Jobs are not stopped. */
    @Override
    public void close() {
        closed = true;
        waits.close();
        logs.close();
    }
}
