/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.bridge.internal.workload.JobLocation;
import io.cplnprefect.bridge.internal.workload.Locations;
import io.cplnprefect.bridge.internal.workload.NotReadyException;
import io.cplnprefect.bridge.internal.workload.PullSecrets;
import io.cplnprefect.bridge.internal.workload.ReadyWorkload;
import io.cplnprefect.bridge.internal.workload.RetiredWorkloadException;
import io.cplnprefect.bridge.internal.workload.SharedWorkloads;
import io.cplnprefect.bridge.internal.workload.WorkloadException;
import io.cplnprefect.bridge.internal.workload.WorkloadHold;
import io.cplnprefect.bridge.manifest.StandaloneWorkload;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.OrgScope;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
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

    private final OrgScope org;
    private final ObjectMapper mapper;
    private final TimeSource time;
    private final Locations locations;
    private final SharedWorkloads workloads;
    private final PullSecrets pullSecrets;
    private final JobSearch search;
    private final JobFailure failures;
    private final JobStop stop;
    private final JobReads reads;

    /**
     * Creates the jobs of the client's organization. Sends no request.
     *
     * @param controlPlane the client, which the caller closes
     * @throws io.cplnprefect.core.error.UsageException if the client has no organization
     */
    public JobCommands(ControlPlane controlPlane) {
        this.org = controlPlane.org();
        this.time = controlPlane.time();
        this.mapper = controlPlane.mapper();
        this.locations = new Locations(org, time);
        this.pullSecrets = new PullSecrets(org);
        this.workloads = new SharedWorkloads(org, mapper, time);
        this.search = new JobSearch(org);
        this.failures = new JobFailure(org);
        this.stop = new JobStop(org, time);
        this.reads = new JobReads(org);
    }

    /**
     * Returns the location that jobs of a GVC run in.
     *
     * @param gvc name of the GVC
     * @param configured name of the configured location, or {@code null} for the first location of the GVC
     * @return the name of the location, or {@code null} if none is configured and the GVC selects its locations by a query: jobs then
     *     run in the first location that their workload is ready in
     * @throws io.cplnprefect.core.error.UsageException if the GVC does not exist or does not have the configured location
     * @throws io.cplnprefect.core.error.ApiException if the request failed
     */
    public @Nullable String location(String gvc, @Nullable String configured) {
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
            return startInOneOf(locations.inOrder(request.workloadRequest()), request, fence);
        } catch (WorkloadException | IncompleteSearchException | ApiException failure) {
            return StartResult.NotStarted.because(failure);
        }
    }

    /**
     * Returns what {@link #start} would do, without a write.
     *
     * @param request the job
     * @return the plan; what would prevent the start is part of it
     * @throws io.cplnprefect.core.error.UsageException if the location is not one of the GVC, or the GVC does not exist
     * @throws ApiException if a request failed
     */
    public JobPlan plan(JobRequest request) {
        return new JobPlanner(org, mapper, time)
                .plan(request, locations.inOrder(request.workloadRequest()).get(0));
    }

    JobPlan plan(JobRequest request, StandaloneWorkload workload, String suffix) {
        return new JobPlanner(org, mapper, time)
                .plan(request, location(request.gvc(), request.location()), workload, suffix);
    }

    /** Nothing was started if the workload is not ready, so the next location may be used. */
    private StartResult startInOneOf(List<JobLocation> candidates, JobRequest request, StartFence fence)
            throws InterruptedException {
        for (JobLocation location : candidates.subList(0, candidates.size() - 1)) {
            try {
                return startIn(request, location, fence);
            } catch (NotReadyException notReady) {
                request.about(LogArea.WORKLOAD)
                        .warn(LOG, "Using the next location of the GVC: " + notReady.getMessage());
            }
        }
        return startIn(request, candidates.get(candidates.size() - 1), fence);
    }

    private StartResult startIn(JobRequest request, JobLocation location, StartFence fence)
            throws InterruptedException {
        try {
            return startOnce(request, location, fence);
        } catch (ServiceException.NotFound | RetiredWorkloadException gone) {
            // The workload was deleted or retired after it was found: a new one is created.
            workloads.forget(request.workloadRequest(), location);
            return startOnce(request, location, fence);
        }
    }

    private StartResult startOnce(JobRequest request, JobLocation location, StartFence fence)
            throws InterruptedException {
        ReadyWorkload ready = workloads.ready(request.workloadRequest(), location);
        pullSecrets.ensure(request.workloadRequest());
        JobWorkload workload = new JobWorkload(request.gvc(), ready.name());
        WorkloadHold hold = new WorkloadHold(org, time, request.gvc(), ready);
        StartResult result =
                new CommandStart(org, search, stop, request, workload, ready.location(), hold).start(fence);
        if (result instanceof StartResult.Started started) {
            request.about(LogArea.JOB)
                    .job(started.job().pid())
                    .info(
                            LOG,
                            (started.adopted() ? "Adopted the job in location " : "Started job in location ")
                                    + started.job().location());
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

    /**
     * Returns the reads of what Control Plane shows of a job beside its command.
     *
     * @return the reads
     */
    public JobReads reads() {
        return reads;
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
     * Returns the jobs of which Control Plane has changed the command since a time, such as because they have ended.
     *
     * @param instance instance id of the worker that has started the jobs, or {@code null} for any
     * @param since the time, by Control Plane's clock
     * @return the jobs; failed requests are part of the result and not thrown
     */
    public JobList changedSince(@Nullable String instance, Instant since) {
        return search.changedSince(instance, since);
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
