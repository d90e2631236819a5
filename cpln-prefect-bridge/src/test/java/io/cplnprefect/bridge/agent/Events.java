/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.agent;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.worker.EndedRun;
import io.cplnprefect.bridge.worker.WorkerListener;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Records the events of an agent. */
final class Events implements WorkerListener {

    final Map<UUID, Job> started = new ConcurrentHashMap<>();
    final Map<UUID, Throwable> notStarted = new ConcurrentHashMap<>();
    final List<UUID> claimLost = new CopyOnWriteArrayList<>();
    final List<EndedRun> ended = new CopyOnWriteArrayList<>();

    @Override
    public void started(UUID flowRunId, Job job) {
        started.put(flowRunId, job);
    }

    @Override
    public void notStarted(UUID flowRunId, Throwable reason) {
        notStarted.put(flowRunId, reason);
    }

    @Override
    public void claimLost(UUID flowRunId) {
        claimLost.add(flowRunId);
    }

    @Override
    public void ended(EndedRun run) {
        ended.add(run);
    }
}
