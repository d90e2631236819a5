/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.pid.ParsedPid;
import io.cplnprefect.core.call.ApiCall;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import io.cplnprefect.cpln.GvcScope;
import io.cplnprefect.cpln.OrgScope;
import io.cplnprefect.cpln.event.Event;
import io.cplnprefect.cpln.log.LogEntry;
import io.cplnprefect.cpln.log.LogQl;
import io.cplnprefect.cpln.workload.JobExecution;
import io.cplnprefect.cpln.workload.Workload;
import io.cplnprefect.cpln.workload.WorkloadDeployment;
import io.cplnprefect.cpln.workload.WorkloadDeploymentStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Control Plane shows of a job beside its command. Thread-safe. */
public final class JobReads {

    /** The clocks of the services that create a command and its log may differ. */
    private static final Duration BEFORE_START = Duration.ofMinutes(1);

    /** A workload may be created for a job some time before its command. */
    private static final Duration BEFORE_CREATION = Duration.ofMinutes(2);

    private static final int MAX_EVENTS = 100;

    /** The id of a command, which is part of the name of its replica. */
    private static final Pattern COMMAND =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final OrgScope org;

    JobReads(OrgScope org) {
        this.org = org;
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

    /**
     * Reads the newest job of a workload that only one flow run uses, as Control Plane's Python worker creates it: the workload has the
     * tag of the flow run, its commands have none.
     *
     * @param pid the PID without a command
     * @param flowRunId the flow run
     * @return the job; empty if there is none, or the workload is not that of the flow run
     * @throws ApiException if a request failed
     */
    public Optional<Job> newest(ParsedPid.Legacy pid, UUID flowRunId) {
        GvcScope gvc = org.gvc(pid.gvc());
        try {
            Workload workload = gvc.workloads().get(pid.workload()).execute();
            if (!flowRunId.toString().equals(workload.tags().get(JobTags.FLOW_RUN))) {
                return Optional.empty();
            }
            return gvc.workload(pid.workload()).commands().list().stream()
                    .map(command -> JobReader.read(pid.org(), pid.gvc(), pid.workload(), command))
                    .filter(Objects::nonNull)
                    .max(Job.OLDEST_FIRST);
        } catch (ServiceException.NotFound gone) {
            return Optional.empty();
        }
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
     * Reads the newest events of the workload of a job, from two minutes before the creation of the command on.
     *
     * @param job the job
     * @return the events, newest first; without those that name another job; none if the command or its workload does not exist
     * @throws ApiException if the request failed
     */
    public List<Event> events(Job job) {
        InfrastructurePid pid = job.pid();
        Instant created = job.created();
        if (created == null) {
            return List.of();
        }
        Instant since = created.minus(BEFORE_CREATION);
        try {
            return org.gvc(pid.gvc()).workloads().events(pid.workload()).limit(MAX_EVENTS).stream()
                    .filter(event -> event.created() != null && !event.created().isBefore(since))
                    .filter(event -> namesNoOther(event.status(), pid.command()))
                    .toList();
        } catch (ServiceException.NotFound gone) {
            return List.of();
        }
    }

    private static boolean namesNoOther(String text, String command) {
        Matcher names = COMMAND.matcher(text);
        boolean other = false;
        while (names.find()) {
            other |= !names.group().equals(command);
        }
        return !other;
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
}
