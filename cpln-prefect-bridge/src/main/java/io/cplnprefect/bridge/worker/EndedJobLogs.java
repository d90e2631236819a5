/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.internal.worker.InstanceName;
import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.bridge.platform.FoundJobs;
import io.cplnprefect.core.error.ApiException;
import io.cplnprefect.prefect.worker.WorkerQuery;
import io.cplnprefect.prefect.worker.WorkerRecord;
import io.cplnprefect.prefect.worker.WorkerStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the lines of jobs that ended after their worker: no observation sees them, because neither the job is live nor, if it has
 * reported its end itself, the flow run is open. Thread-safe.
 */
final class EndedJobLogs {

    private static final Logger LOG = LoggerFactory.getLogger(EndedJobLogs.class);

    /** Workers that have been offline for longer had their jobs copied by others. */
    private static final Duration OLDEST = Duration.ofHours(24);

    /** The clocks of both services may differ, and a line may be copied some time after the end of its job. */
    private static final Duration BEFORE_THE_LAST_HEARTBEAT = Duration.ofMinutes(2);

    /** A job that is live when its worker is found offline may end before it is taken over. */
    private static final Duration RECHECK = Duration.ofMinutes(1);

    private final WorkerContext context;
    private final OwnRuns runs;
    private final JobStreams streams;
    private final PoolMember member;

    /** Instances that were found offline, with the time of this process. Guarded by this object. */
    private final Map<String, Long> offlineNanos = new HashMap<>();
    /** Guarded by this object. */
    private final Set<String> done = new HashSet<>();

    EndedJobLogs(WorkerContext context, OwnRuns runs, JobStreams streams, PoolMember member) {
        this.context = context;
        this.runs = runs;
        this.streams = streams;
        this.member = member;
    }

    /** Begins to copy the lines of the jobs in this worker's share. Failed requests are repeated by the next call. */
    synchronized void copyOnce() {
        if (!streams.copies()) {
            return;
        }
        try {
            Map<String, Instant> offline = offline();
            Map<String, Instant> unchecked = new HashMap<>(offline);
            unchecked.keySet().removeAll(done);
            unchecked.forEach((instance, heartbeat) -> copy(instance, heartbeat.minus(BEFORE_THE_LAST_HEARTBEAT)));
            // They may have taken over jobs of those that went offline before.
            unchecked.values().stream()
                    .min(Comparator.naturalOrder())
                    .filter(first -> unchecked.size() < offline.size())
                    .ifPresent(first -> begin(
                            context.clients().jobs().changedSince(null, first.minus(BEFORE_THE_LAST_HEARTBEAT)),
                            offline.keySet()));
        } catch (ApiException failure) {
            warn(String.valueOf(failure.getMessage()));
        }
    }

    /** Returns the last heartbeats of the workers of this library that are offline. */
    private Map<String, Instant> offline() {
        Instant oldest = context.prefectClock().now().minus(OLDEST);
        Map<String, Instant> heartbeats = new HashMap<>();
        for (WorkerRecord worker : context.prefect()
                .workers()
                .filter(context.settings().workPool(), WorkerQuery.builder().build())) {
            String instance = InstanceName.instance(worker.name());
            Instant heartbeat = worker.lastHeartbeatTime();
            if (instance != null
                    && heartbeat != null
                    && heartbeat.isAfter(oldest)
                    && WorkerStatus.OFFLINE.equals(worker.status())) {
                heartbeats.put(instance, heartbeat);
            }
        }
        return heartbeats;
    }

    private void copy(String instance, Instant since) {
        long now = context.time().nanoTime().getAsLong();
        Long found = offlineNanos.putIfAbsent(instance, now);
        boolean complete = begin(context.clients().jobs().changedSince(instance, since), Set.of(instance));
        if (complete && found != null && now - found >= RECHECK.toNanos()) {
            done.add(instance);
        }
    }

    /** Begins to copy those jobs of some workers that have ended; returns whether all jobs could be read. */
    private boolean begin(FoundJobs jobs, Set<String> instances) {
        for (Job job : jobs.jobs()) {
            UUID flowRunId = job.flowRunId();
            if (flowRunId != null
                    && job.stage().ended()
                    && instances.contains(job.instance())
                    && member.isInShare(flowRunId)
                    && !isFollowed(flowRunId, job)) {
                streams.copy(flowRunId, job);
            }
        }
        if (!jobs.complete()) {
            warn(String.join("; ", jobs.problems()));
        }
        return jobs.complete();
    }

    private boolean isFollowed(UUID flowRunId, Job job) {
        Job own = runs.job(flowRunId);
        return streams.hasTakenOver(job.pid()) || (own != null && own.pid().equals(job.pid()));
    }

    private static void warn(@Nullable String problem) {
        LogLine.in(LogArea.LOGS).warn(LOG, "Lines of jobs that have ended are copied later: " + problem);
    }
}
