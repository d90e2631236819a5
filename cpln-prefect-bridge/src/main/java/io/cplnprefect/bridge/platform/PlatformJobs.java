/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.platform;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.job.JobCommands;
import io.cplnprefect.bridge.job.JobList;
import io.cplnprefect.bridge.job.JobWorkload;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.bridge.pid.ParsedPid;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The jobs of all clients of a process, as one. Methods block; an interrupt of the thread cancels their requests. Thread-safe. */
public final class PlatformJobs {

    private final PlatformClients clients;

    PlatformJobs(PlatformClients clients) {
        this.clients = clients;
    }

    /**
     * Returns the live jobs of all workloads that jobs were started in.
     *
     * @return the jobs; failed requests are part of the result and not thrown
     */
    public FoundJobs live() {
        return search(JobCommands::live);
    }

    /**
     * Returns the live jobs of the workloads of some jobs.
     *
     * @param pids the jobs
     * @return the jobs; failed requests are part of the result and not thrown
     */
    public FoundJobs live(Collection<InfrastructurePid> pids) {
        Map<PlatformClient, Set<JobWorkload>> workloads = pids.stream()
                .collect(Collectors.groupingBy(
                        clients::of,
                        Collectors.mapping(
                                pid -> new JobWorkload(pid.gvc(), pid.workload()), Collectors.toUnmodifiableSet())));
        return search(workloads.keySet(), client -> client.jobs().live(workloads.getOrDefault(client, Set.of())));
    }

    /**
     * Returns all jobs of some flow runs, including ended ones.
     *
     * @param flowRunIds ids of the flow runs
     * @return the jobs; failed requests are part of the result and not thrown
     */
    public FoundJobs jobsOf(Collection<UUID> flowRunIds) {
        return search(jobs -> jobs.jobsOf(flowRunIds));
    }

    /**
     * Returns the jobs of which Control Plane has changed the command since a time, such as because they have ended.
     *
     * @param instance instance id of the worker that has started the jobs, or {@code null} for any
     * @param since the time, by Control Plane's clock
     * @return the jobs; failed requests are part of the result and not thrown
     */
    public FoundJobs changedSince(@Nullable String instance, Instant since) {
        return search(jobs -> jobs.changedSince(instance, since));
    }

    /**
     * Returns the commands of the client for a job.
     *
     * @param pid the job
     * @return the commands
     */
    public JobCommands of(InfrastructurePid pid) {
        return clients.of(pid).jobs();
    }

    /**
     * Reads the newest job of a workload that only one flow run uses.
     *
     * @param pid the PID without a command
     * @param flowRunId the flow run
     * @return the job; empty if there is none, or the workload is not that of the flow run
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public Optional<Job> newest(ParsedPid.Legacy pid, UUID flowRunId) {
        // A client is chosen by the organization, which no command changes.
        return of(pid.with("newest")).reads().newest(pid, flowRunId);
    }

    private FoundJobs search(Function<JobCommands, JobList> search) {
        return search(clients.inUse(), client -> search.apply(client.jobs()));
    }

    /** Two tokens of one organization may see the same job. */
    private FoundJobs search(Collection<PlatformClient> searching, Function<PlatformClient, JobList> search) {
        Map<InfrastructurePid, Job> jobs = new LinkedHashMap<>();
        Set<String> problems = new LinkedHashSet<>();
        Set<PlatformClient> incomplete = new HashSet<>();
        Instant time = null;
        for (PlatformClient client : searching) {
            JobList found = search.apply(client);
            for (Job job : found.jobs()) {
                if (jobs.putIfAbsent(job.pid(), job) == null && searching.size() > 1) {
                    clients.found(job.pid(), client);
                }
            }
            if (!found.complete()) {
                incomplete.add(client);
                problems.addAll(found.problems());
            }
            time = found.time() == null ? time : found.time();
        }
        return new FoundJobs(
                List.copyOf(jobs.values()), List.copyOf(problems), time, new HashSet<>(searching), incomplete);
    }
}
