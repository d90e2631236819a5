/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.cpln.log.LogEntry;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** Records the events of a worker. */
final class RecordingListener implements WorkerListener {

    final List<UUID> claimed = new CopyOnWriteArrayList<>();
    final Map<UUID, String> skipped = new ConcurrentHashMap<>();
    final Map<UUID, Job> started = new ConcurrentHashMap<>();
    final Map<UUID, Throwable> notStarted = new ConcurrentHashMap<>();
    final List<EndedRun> ended = new CopyOnWriteArrayList<>();
    final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Override
    public void claimed(UUID flowRunId) {
        claimed.add(flowRunId);
    }

    @Override
    public void skipped(UUID flowRunId, String reason) {
        skipped.put(flowRunId, reason);
    }

    @Override
    public void started(UUID flowRunId, Job job) {
        started.put(flowRunId, job);
    }

    @Override
    public void notStarted(UUID flowRunId, Throwable reason) {
        notStarted.put(flowRunId, reason);
    }

    @Override
    public void line(UUID flowRunId, LogEntry line) {
        lines.add(line.line());
    }

    @Override
    public void ended(EndedRun run) {
        ended.add(run);
    }

    /** Returns the job of a flow run that was started. */
    Job job(UUID flowRunId) {
        return Objects.requireNonNull(started.get(flowRunId));
    }
}
