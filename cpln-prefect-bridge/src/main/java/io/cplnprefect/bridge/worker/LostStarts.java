/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.bridge.platform.FoundJobs;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The starts of this worker whose outcome is unknown. Their jobs may be live, or may have ended together with their flow runs, whose
 * PIDs do not name them: they are searched before each observation, and observed as all others from then on. Thread-safe.
 */
final class LostStarts {

    private static final Logger LOG = LoggerFactory.getLogger(LostStarts.class);

    private final WorkerContext context;
    private final OwnRuns runs;
    private final Slots slots;
    private final JobStreams streams;
    private final Set<UUID> lost = ConcurrentHashMap.newKeySet();
    private volatile boolean complete = true;

    LostStarts(WorkerContext context, OwnRuns runs, Slots slots, JobStreams streams) {
        this.context = context;
        this.runs = runs;
        this.slots = slots;
        this.streams = streams;
    }

    /** Adds a flow run whose submission has ended. */
    void add(UUID flowRunId) {
        lost.add(flowRunId);
    }

    /** Returns whether a flow run may have a job that the last search could not read. */
    boolean mayHaveJob(UUID flowRunId) {
        return !complete && lost.contains(flowRunId) && runs.job(flowRunId) == null;
    }

    void search() {
        lost.retainAll(runs.observed());
        lost.removeAll(runs.running());
        if (lost.isEmpty()) {
            return;
        }
        FoundJobs found = context.clients().jobs().jobsOf(Set.copyOf(lost));
        complete = found.complete();
        found.jobs().forEach(this::join);
    }

    private void join(Job job) {
        UUID id = job.flowRunId();
        if (id != null && runs.join(id, job, job.live() ? slots.acquireBeyondLimit() : null)) {
            LogLine.in(LogArea.JOB).run(id).job(job.pid()).info(LOG, "Found the job");
            streams.follow(id, job);
            context.listener().started(id, job);
        }
    }
}
