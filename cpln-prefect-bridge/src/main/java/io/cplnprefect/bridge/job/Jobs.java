/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.core.time.TimeSource;
import io.cplnprefect.cpln.ControlPlane;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.workload.Command;
import io.cplnprefect.cpln.workload.RunCronWorkload;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The jobs of an organization on Control Plane. A job is a command of a cron workload, which jobs of the same shape share.
 *
 * <p>Thread-safe. Methods block; an interrupt of the thread cancels their requests.
 */
public final class Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final OrgScope org;
    private final TimeSource time;
    private final Locations locations;
    private final SharedWorkloads workloads;
    private final JobStages stages;
    private final JobSearch search;
    private final JobFailure failures;
    private final JobStop stop;

    /**
     * Creates the jobs of the client's organization. Sends no request.
     *
     * @param controlPlane the client, which the caller closes
     * @throws io.cplnprefect.core.error.UsageException if the client has no organization
     */
    public Jobs(ControlPlane controlPlane) {
        this.org = controlPlane.org();
        this.time = controlPlane.time();
        ObjectMapper mapper = controlPlane.mapper();
        this.locations = new Locations(org, time);
        this.workloads = new SharedWorkloads(org, mapper, time);
        this.stages = new JobStages(org);
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
     * Starts the job of a flow run exactly once. A live command of an earlier attempt is adopted.
     *
     * @param request the job to start
     * @return the job
     * @throws JobNotStartedException if the job was certainly not started
     * @throws StartUnknownException if a job may be running, started now or earlier, and its command cannot be read
     * @throws io.cplnprefect.core.error.UsageException if the GVC or the location does not exist
     * @throws io.cplnprefect.core.error.ApiException if a request before the start failed
     * @throws InterruptedException if the thread is interrupted; the job may have been started
     */
    public StartedJob start(JobRequest request) throws InterruptedException {
        return start(request, () -> {});
    }

    /**
     * Starts the job of a flow run like {@link #start(JobRequest)}, with a check immediately before the start.
     *
     * <p>To find or create the workload can take minutes, in which the flow run may be cancelled or claimed by another worker.
     *
     * @param request the job to start
     * @param beforeStart the check; if it throws, the exception is rethrown and no job is started. Not called if a live job is
     *     adopted
     * @return the job
     * @throws JobNotStartedException if the job was certainly not started
     * @throws StartUnknownException if a job may be running, started now or earlier, and its command cannot be read
     * @throws io.cplnprefect.core.error.UsageException if the GVC or the location does not exist
     * @throws io.cplnprefect.core.error.ApiException if a request before the start failed
     * @throws InterruptedException if the thread is interrupted; the job may have been started
     */
    public StartedJob start(JobRequest request, Runnable beforeStart) throws InterruptedException {
        Command earlier = earlierLive(request);
        if (request.earlier() != null && earlier != null) {
            return adopted(request, request.earlier(), earlier);
        }
        LOG.info(request.about(LogArea.JOB).text("Creating Control Plane job..."));
        String location = locations.choose(request.gvc(), request.location());
        try {
            return startIn(request, workloads.ready(request, location), location, beforeStart);
        } catch (ServiceException.NotFound gone) {
            // The workload was deleted after it was found: a new one is created.
            workloads.forget(request, location);
            return startIn(request, workloads.ready(request, location), location, beforeStart);
        }
    }

    private StartedJob startIn(JobRequest request, String workload, String location, Runnable beforeStart)
            throws InterruptedException {
        var commands = org.gvc(request.gvc()).workload(workload).commands();
        Instant began = time.now();
        CommandStart.Started started =
                new CommandStart(commands, request, time, beforeStart).start(command(request, location));
        InfrastructurePid pid = new InfrastructurePid(org.name(), request.gvc(), workload, started.commandId());
        if (started.adopted() != null) {
            return adopted(request, pid, started.adopted());
        }
        LOG.info(request.about(LogArea.JOB).job(pid).text("Started job in location " + location));
        return new StartedJob(pid, location, began, false);
    }

    private StartedJob adopted(JobRequest request, InfrastructurePid pid, Command command) {
        LOG.info(request.about(LogArea.JOB).job(pid).text("Adopted the existing job"));
        String location = command.spec() == null ? null : command.spec().location();
        Instant created = command.created();
        return new StartedJob(pid, location == null ? "" : location, created == null ? time.now() : created, true);
    }

    /** Returns the command of the earlier job of the flow run if it is live. */
    private @Nullable Command earlierLive(JobRequest request) {
        InfrastructurePid earlier = request.earlier();
        if (earlier == null || !earlier.org().equals(org.name())) {
            return null;
        }
        try {
            Command command = org.gvc(earlier.gvc())
                    .workload(earlier.workload())
                    .commands()
                    .get(earlier.command())
                    .execute();
            return JobStage.of(command.lifecycleStage().value()).ended() ? null : command;
        } catch (ServiceException.NotFound gone) {
            return null;
        } catch (ApiException unreadable) {
            throw new StartUnknownException(
                    "Cannot read whether the earlier job " + earlier + " of flow run " + request.flowRunId()
                            + " is still live; no job was started: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static RunCronWorkload command(JobRequest request, String location) {
        Map<String, Object> tags = new TreeMap<>(request.workload().commandTags());
        tags.put(JobSearch.AGENT_TAG, request.agent());
        return RunCronWorkload.builder()
                .location(location)
                .tags(tags)
                .activeDeadlineSeconds(request.workload().activeDeadlineSeconds())
                .containerOverrides(request.workload().overrides())
                .build();
    }

    /**
     * Reads the stages of several jobs: with one list of live commands per workload, and one request for each job that is not
     * in it.
     *
     * @param pids the jobs
     * @return the stages; failed requests are part of the report and not thrown
     */
    public StageReport stages(Collection<InfrastructurePid> pids) {
        return stages.read(pids);
    }

    /**
     * Returns the live jobs that an agent has started, in all GVCs, found by the tags of their commands.
     *
     * @param agent the value of the tag {@code cpln/prefectAgent}
     * @return the jobs; failed requests are part of the result and not thrown
     */
    public FoundJobs liveJobsOf(String agent) {
        return search.live(agent);
    }

    /**
     * Returns all jobs of some flow runs, including ended ones, found by the tags of their commands.
     *
     * @param flowRunIds ids of the flow runs
     * @return the jobs; failed requests are part of the result and not thrown
     */
    public FoundJobs jobsOf(Collection<UUID> flowRunIds) {
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
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean stop(InfrastructurePid pid) throws InterruptedException {
        return stop.stop(pid);
    }

    /**
     * Requests the stop of a job without waiting for its end. Call it again until it returns {@code true}: a job may have no
     * replica yet, or a new one after a restart of its container.
     *
     * @param pid the job
     * @return {@code true} if the job has already ended
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public boolean requestStop(InfrastructurePid pid) {
        return stop.request(pid);
    }
}
