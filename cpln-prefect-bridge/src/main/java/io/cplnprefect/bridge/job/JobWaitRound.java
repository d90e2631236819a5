/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.internal.BoundedReads;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.core.error.ServiceException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One observation of the jobs that are waited for. */
final class JobWaitRound {

    private static final Logger LOG = LoggerFactory.getLogger(JobWaits.class);

    private final JobCommands commands;
    private final long nowNanos;
    private final List<String> problems = new ArrayList<>();

    JobWaitRound(JobCommands commands, long nowNanos) {
        this.commands = commands;
        this.nowNanos = nowNanos;
    }

    /** Reads what has become of the jobs; returns messages of the requests that failed. */
    List<String> read(List<JobWait> waits) {
        Set<JobWorkload> workloads = waits.stream()
                .map(wait -> new JobWorkload(wait.pid().gvc(), wait.pid().workload()))
                .collect(Collectors.toSet());
        JobList list = commands.live(workloads);
        problems.addAll(list.problems());
        Map<InfrastructurePid, Job> live =
                list.jobs().stream().collect(Collectors.toMap(Job::pid, Function.identity()));
        List<JobWait> unlisted = new ArrayList<>();
        for (JobWait wait : waits) {
            Job job = live.get(wait.pid());
            if (job == null) {
                unlisted.add(wait);
            } else {
                wait.seen(job);
            }
        }
        BoundedReads.each(unlisted, wait -> commands.reads().readAsync(wait.pid()), JobWait::seen, this::failed);
        readExecutions(waits);
        return problems;
    }

    private void failed(JobWait wait, ApiException failure) {
        if (!(failure instanceof ServiceException.NotFound)) {
            problems.add(String.valueOf(failure.getMessage()));
        } else if (wait.mayBeMissing(nowNanos)) {
            readMissing(wait);
        }
    }

    /** A command of a GVC that cannot be read is not missing. */
    private void readMissing(JobWait wait) {
        try {
            if (commands.read(wait.pid()).stage() == JobStage.GONE) {
                wait.missing(nowNanos);
            }
        } catch (ApiException unreadable) {
            problems.add(String.valueOf(unreadable.getMessage()));
        }
    }

    /** Executions are read while jobs are live as well, because Control Plane keeps only the newest ones. */
    private void readExecutions(List<JobWait> waits) {
        Map<Place, List<JobWait>> places = new HashMap<>();
        for (JobWait wait : waits) {
            Job job = wait.job();
            if (job != null && !job.location().isEmpty()) {
                places.computeIfAbsent(Place.of(job), place -> new ArrayList<>())
                        .add(wait);
            }
        }
        BoundedReads.each(
                places.keySet(),
                place -> commands.reads().executions(place.workload(), place.location()),
                (place, deployment) -> places.getOrDefault(place, List.of())
                        .forEach(wait ->
                                deployment.executionOf(wait.pid().command()).ifPresent(wait::seen)),
                (place, failure) -> LOG.debug("The executions of {} could not be read", place, failure));
    }

    private record Place(JobWorkload workload, String location) {
        static Place of(Job job) {
            return new Place(new JobWorkload(job.pid().gvc(), job.pid().workload()), job.location());
        }
    }
}
