/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.error.TransportException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.cpln.log.LogQl;
import io.cplnprefect.cpln.workload.JobExecution;
import io.cplnprefect.cpln.workload.WorkloadDeployment;
import io.cplnprefect.cpln.workload.WorkloadDeploymentStatus;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The commands that are the jobs of an organization on Control Plane, for orchestrators that claim flow runs themselves; see
 * {@link Jobs} for all others. A job is a command of a cron workload, which jobs of the same shape share.
 *
 * <p>Thread-safe. Methods block; an interrupt of the thread cancels their requests.
 */
public final class JobCommands {

    private static final Logger LOG = LoggerFactory.getLogger(JobCommands.class);

    /** The clocks of the services that create a command and its log may differ. */
    private static final Duration BEFORE_START = Duration.ofMinutes(1);

    private final OrgScope org;
    private final Locations locations;
    private final SharedWorkloads workloads;
    private final JobSearch search;
    private final JobFailure failures;
    private final JobStop stop;

    /**
     * Creates the jobs of the client's organization. Sends no request.
     *
     * @param controlPlane the client, which the caller closes
     * @throws io.cplnprefect.core.error.UsageException if the client has no organization
     */
    public JobCommands(ControlPlane controlPlane) {
        this.org = controlPlane.org();
        TimeSource time = controlPlane.time();
        ObjectMapper mapper = controlPlane.mapper();
        this.locations = new Locations(org, time);
        this.workloads = new SharedWorkloads(org, mapper, time);
        this.search = new JobSearch(org);
        this.failures = new JobFailure(org);
        this.stop = new JobStop(org, time);
    }

    /**
     * Returns the location that jobs of a GVC run in.
     *
     * @param gvc name of the GVC
     * @param configured name of the configured location, or {@code null} for the first location of the GVC
     * @return the name of the location
     * @throws io.cplnprefect.core.error.UsageException if the GVC does not exist, does not have the configured location, or lists
     *     no location while none is configured
     * @throws io.cplnprefect.core.error.ApiException if the request failed
     */
    public String location(String gvc, @Nullable String configured) {
        return locations.choose(gvc, configured);
    }

    /**
     * Starts the job of a flow run, unless its attempt has one. At most one start is sent.
     *
     * <p>The identity tags of the command ({@code prefect.io/flow-run-id}, {@code prefect.io/claim-id}, {@code cpln/prefectAgent}
     * and others) are set here; labels of the manifest cannot replace them.
     *
     * @param request the job to start
     * @param fence called right before the start, after the workload is ready
     * @return whether a job was started; a failure is part of the result and not thrown
     * @throws InterruptedException if the thread is interrupted; no job was started
     */
    public StartResult start(JobRequest request, StartFence fence) throws InterruptedException {
        try {
            String location = locations.choose(request.gvc(), request.location());
            try {
                return startIn(request, location, fence);
            } catch (ServiceException.NotFound gone) {
                // The workload was deleted after it was found: a new one is created.
                workloads.forget(request, location);
                return startIn(request, location, fence);
            }
        } catch (JobNotStartedException failure) {
            return new StartResult.NotStarted(String.valueOf(failure.getMessage()), false, failure);
        } catch (IncompleteSearchException unreadable) {
            return new StartResult.NotStarted(String.valueOf(unreadable.getMessage()), true, unreadable);
        } catch (ApiException failure) {
            return new StartResult.NotStarted(String.valueOf(failure.getMessage()), mayPass(failure), failure);
        }
    }

    private static boolean mayPass(ApiException failure) {
        return failure instanceof TransportException
                || failure instanceof ServiceException.ServerError
                || failure instanceof ServiceException.RateLimited
                || failure instanceof ServiceException.Unauthorized
                || failure instanceof ServiceException.NotFound;
    }

    private StartResult startIn(JobRequest request, String location, StartFence fence) throws InterruptedException {
        JobWorkload workload = new JobWorkload(request.gvc(), workloads.ready(request, location));
        StartResult result = new CommandStart(org, search, stop, request, workload, location).start(fence);
        if (result instanceof StartResult.Started started) {
            LOG.info(request.about(LogArea.JOB)
                    .job(started.job().pid())
                    .text((started.adopted() ? "Adopted the job in location " : "Started job in location ")
                            + started.job().location()));
        }
        return result;
    }

    /**
     * Reads a job.
     *
     * @param pid the PID
     * @return the job, in stage {@link JobStage#GONE} if its command does not exist
     * @throws ApiException if the request failed, or the GVC cannot be read: only then does a missing command not exist
     */
    public Job read(InfrastructurePid pid) {
        try {
            Job job = JobReader.read(
                    pid.org(),
                    pid.gvc(),
                    pid.workload(),
                    org.gvc(pid.gvc())
                            .workload(pid.workload())
                            .commands()
                            .get(pid.command())
                            .execute());
            return job == null ? Job.gone(pid) : job;
        } catch (ServiceException.NotFound gone) {
            org.gvcs().get(pid.gvc()).execute();
            return Job.gone(pid);
        }
    }

    /** Reads a job; a command that does not exist is {@link ServiceException.NotFound}. */
    CompletableFuture<Job> readAsync(InfrastructurePid pid) {
        return org.gvc(pid.gvc())
                .workload(pid.workload())
                .commands()
                .get(pid.command())
                .executeAsync()
                .thenApply(command -> {
                    Job job = JobReader.read(pid.org(), pid.gvc(), pid.workload(), command);
                    return job == null ? Job.gone(pid) : job;
                });
    }

    /** Reads the executions of a workload in a location; Control Plane keeps the newest ones. */
    CompletableFuture<WorkloadDeployment> executions(JobWorkload workload, String location) {
        return org.gvc(workload.gvc())
                .workload(workload.name())
                .deployments()
                .get(location)
                .executeAsync();
    }

    /**
     * Reads the execution of a job, and the readiness of its workload.
     *
     * @param job the job
     * @return the details
     * @throws ApiException if the request failed
     */
    public JobDetails details(Job job) {
        InfrastructurePid pid = job.pid();
        if (job.location().isEmpty()) {
            return new JobDetails(null, null, "unknown: the command does not exist");
        }
        try {
            WorkloadDeployment deployment = org.gvc(pid.gvc())
                    .workload(pid.workload())
                    .deployments()
                    .get(job.location())
                    .execute();
            JobExecution execution = deployment.executionOf(pid.command()).orElse(null);
            WorkloadDeploymentStatus status = deployment.status();
            boolean ready = status != null && Boolean.TRUE.equals(status.ready());
            String message = status == null || status.message() == null ? "" : ": " + status.message();
            return new JobDetails(
                    execution == null ? null : execution.replica(),
                    execution == null ? null : JobEnd.of(job, execution),
                    (ready ? "ready" : "not ready") + message);
        } catch (ServiceException.NotFound gone) {
            return new JobDetails(null, null, "does not exist in location " + job.location());
        }
    }

    /**
     * Returns a call that reads the last lines of a job, newest first.
     *
     * @param job the job; its location must be known
     * @param number how many lines, from 1 to 999
     * @return the call
     */
    public ApiCall<List<LogEntry>> lastLines(Job job, int number) {
        InfrastructurePid pid = job.pid();
        LogQl query = LogQl.ofCommand(pid.gvc(), job.location(), pid.workload(), pid.command());
        return job.created() == null
                ? org.logs().last(query, number)
                : org.logs().last(query, job.created().minus(BEFORE_START), number);
    }

    String org() {
        return org.name();
    }

    /**
     * Returns the live jobs of all workloads that jobs were started in, with one list of commands for each workload.
     *
     * @return the jobs; failed requests are part of the result and not thrown
     */
    public JobList live() {
        return search.live();
    }

    /**
     * Returns the live jobs of some workloads.
     *
     * @param of the workloads
     * @return the jobs; failed requests are part of the result and not thrown
     */
    public JobList live(Collection<JobWorkload> of) {
        return search.liveIn(of);
    }

    /**
     * Returns all jobs of some flow runs, including ended ones, found by the tags of their commands in all workloads.
     *
     * @param flowRunIds ids of the flow runs
     * @return the jobs; failed requests are part of the result and not thrown
     */
    public JobList jobsOf(Collection<UUID> flowRunIds) {
        return search.of(flowRunIds);
    }

    /**
     * Returns why a job failed: the exit code, Control Plane's reason, and the last lines of the log.
     *
     * @param pid the job
     * @param location name of the location that the job ran in
     * @return a description; parts that cannot be read are omitted
     */
    public String failure(InfrastructurePid pid, String location) {
        return failures.describe(pid, location);
    }

    /**
     * Stops a job and waits until it has ended. Has no effect on a job that has already ended.
     *
     * @param pid the job
     * @return {@code false} if the job has not ended within 90 seconds
     * @throws io.cplnprefect.core.error.UsageException if the PID is of another organization
     * @throws ApiException if a request failed; {@link ServiceException.NotFound} if the command does not exist, which does not
     *     prove that the job has ended
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean stop(InfrastructurePid pid) throws InterruptedException {
        return stop.stop(pid);
    }

    /**
     * Requests the stop of a job without waiting for its end. Call it again until the stage is final: a job may have no replica
     * yet, or a new one after a restart of its container.
     *
     * @param pid the job
     * @return the stage that the job had before
     * @throws io.cplnprefect.core.error.UsageException if the PID is of another organization
     * @throws ApiException if a request failed; {@link ServiceException.NotFound} if the command does not exist
     */
    public JobStage requestStop(InfrastructurePid pid) {
        return stop.request(pid);
    }
}
