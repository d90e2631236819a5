/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cplnprefect.bridge.log.LogArea;
import io.cplnprefect.bridge.manifest.ContainerOverride;
import io.cplnprefect.bridge.manifest.EnvironmentVariable;
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
 * Jobs on Control Plane: each the command of a cron workload that jobs of its shape share.
 *
 * <p>Thread-safe. Methods block; interrupting the thread ends them.
 */
public final class Jobs {

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);

    private final OrgScope org;
    private final TimeSource time;
    private final Locations locations;
    private final SharedWorkloads workloads;
    private final StageRound stages;
    private final JobSearch search;
    private final JobFailure failures;
    private final JobStop stop;

    /**
     * Jobs of the client's own organisation.
     *
     * @param controlPlane the client; stays the caller's
     * @throws io.cplnprefect.core.error.UsageException when the client has no organisation
     */
    public Jobs(ControlPlane controlPlane) {
        this.org = controlPlane.org();
        this.time = controlPlane.time();
        ObjectMapper mapper = controlPlane.mapper();
        this.locations = new Locations(org, time);
        this.workloads = new SharedWorkloads(org, mapper, time);
        this.stages = new StageRound(org);
        this.search = new JobSearch(org);
        this.failures = new JobFailure(org);
        this.stop = new JobStop(org, time);
    }

    /**
     * The location that jobs of a GVC run in.
     *
     * @param gvc name of the GVC
     * @param wanted location that the configuration names, or {@code null} for the first of the GVC
     * @return its name
     * @throws io.cplnprefect.core.error.UsageException when the GVC does not exist, has no such location, or lists none to choose
     *     from
     * @throws io.cplnprefect.core.error.ApiException when Control Plane refused or could not be reached
     */
    public String location(String gvc, @Nullable String wanted) {
        return locations.choose(gvc, wanted);
    }

    /**
     * Starts the job of a flow run, once and only once: a live command that an earlier try has left is adopted.
     *
     * @param request what to start
     * @return the job
     * @throws JobNotStartedException when the job was certainly not started
     * @throws StartUnknownException when one may run, started now or earlier, and Control Plane cannot be asked about it
     * @throws io.cplnprefect.core.error.UsageException when the GVC or the location does not exist
     * @throws io.cplnprefect.core.error.ApiException when Control Plane refused or could not be reached before the start
     * @throws InterruptedException when the thread is interrupted; the job may then have been started
     */
    public StartedJob start(JobRequest request) throws InterruptedException {
        return start(request, () -> {});
    }

    /**
     * Starts the job of a flow run like {@link #start(JobRequest)}, if a last check right before it lets it.
     *
     * <p>To find or make the workload takes up to minutes, in which the flow run may be cancelled or given to another worker.
     *
     * @param request what to start
     * @param beforeStart the check; what it throws is thrown on, and nothing is started then. It is not called when a live job is
     *     adopted
     * @return the job
     * @throws JobNotStartedException when the job was certainly not started
     * @throws StartUnknownException when one may run, started now or earlier, and Control Plane cannot be asked about it
     * @throws io.cplnprefect.core.error.UsageException when the GVC or the location does not exist
     * @throws io.cplnprefect.core.error.ApiException when Control Plane refused or could not be reached before the start
     * @throws InterruptedException when the thread is interrupted; the job may then have been started
     */
    public StartedJob start(JobRequest request, Runnable beforeStart) throws InterruptedException {
        Command earlier = live(request);
        if (request.earlier() != null && earlier != null) {
            return adopted(request, request.earlier(), earlier);
        }
        LOG.info(request.about(LogArea.JOB).text("Creating Control Plane job..."));
        String location = locations.choose(request.gvc(), request.location());
        try {
            return startIn(request, workloads.ready(request, location), location, beforeStart);
        } catch (ServiceException.NotFound gone) {
            // The workload was deleted between being found and being used; the next one is made anew.
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
        LOG.info(request.about(LogArea.JOB).job(pid).text("Adopted the job that was already there"));
        String location = command.spec() == null ? null : command.spec().location();
        Instant created = command.created();
        return new StartedJob(pid, location == null ? "" : location, created == null ? time.now() : created, true);
    }

    /** The job that the flow run was last known to have, if it lives. */
    private @Nullable Command live(JobRequest request) {
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
                    "Whether the earlier job " + earlier + " of flow run " + request.flowRunId()
                            + " still runs is not known, so no other was started: " + unreadable.getMessage(),
                    unreadable);
        }
    }

    private static RunCronWorkload command(JobRequest request, String location) {
        Map<String, Object> tags = new TreeMap<>(request.workload().commandTags());
        tags.put(JobSearch.AGENT_TAG, request.agent());
        RunCronWorkload.Builder command =
                RunCronWorkload.builder().location(location).tags(tags);
        if (request.workload().activeDeadlineSeconds() != null) {
            command.activeDeadlineSeconds(request.workload().activeDeadlineSeconds());
        }
        for (ContainerOverride override : request.workload().overrides()) {
            command.addContainerOverrides(override(override));
        }
        return command.build();
    }

    private static io.cplnprefect.cpln.model.ContainerOverride override(ContainerOverride override) {
        var builder = io.cplnprefect.cpln.model.ContainerOverride.builder()
                .name(override.name())
                .image(override.image())
                .cpu(override.cpu())
                .memory(override.memory())
                .command(override.command())
                .args(override.args());
        for (EnvironmentVariable variable : override.env()) {
            builder.addEnv(io.cplnprefect.cpln.model.EnvironmentVariable.of(variable.name(), variable.value()));
        }
        return builder.build();
    }

    /**
     * Reads the stages of many jobs with few requests: one list of live commands for each workload, and one request for each
     * job that is not on it.
     *
     * @param pids the jobs
     * @return stages, and what could not be read
     */
    public StageReport stages(Collection<InfrastructurePid> pids) {
        return stages.look(pids);
    }

    /**
     * Finds the live jobs that an agent has started, in all GVCs, by the tags of their commands.
     *
     * @param agent the value of tag {@code cpln/prefectAgent}
     * @return jobs, and what could not be read
     */
    public FoundJobs liveJobsOf(String agent) {
        return search.live(agent);
    }

    /**
     * Finds all jobs of some flow runs, ended ones as well, by the tags of their commands.
     *
     * @param flowRunIds the flow runs
     * @return jobs, and what could not be read
     */
    public FoundJobs jobsOf(Collection<UUID> flowRunIds) {
        return search.of(flowRunIds);
    }

    /**
     * Tells why a job failed: exit code, the platform's reason, and the last lines of its log.
     *
     * @param pid the job
     * @param location where it ran
     * @return the reason in words; what cannot be read is left out
     */
    public String failure(InfrastructurePid pid, String location) {
        return failures.explain(pid, location);
    }

    /**
     * Stops a job and waits until it has ended. Repeating it is harmless.
     *
     * @param pid the job
     * @return {@code false} when it had not ended within 90 seconds
     * @throws io.cplnprefect.core.error.ApiException when Control Plane refused or could not be reached
     * @throws InterruptedException when the thread is interrupted
     */
    public boolean stop(InfrastructurePid pid) throws InterruptedException {
        return stop.stop(pid);
    }

    /**
     * Asks for the stop of a job without waiting for its end. Repeat it until it tells that the job has ended: a job may have
     * no replica to stop yet, or get another one.
     *
     * @param pid the job
     * @return {@code true} when the job has ended already
     * @throws io.cplnprefect.core.error.ApiException when Control Plane refused or could not be reached
     */
    public boolean requestStop(InfrastructurePid pid) {
        return stop.request(pid);
    }
}
