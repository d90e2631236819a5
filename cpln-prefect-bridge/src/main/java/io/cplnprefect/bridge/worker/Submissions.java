/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.worker;

import io.cplnprefect.bridge.job.Job;
import io.cplnprefect.bridge.output.LogArea;
import io.cplnprefect.bridge.output.LogLine;
import io.cplnprefect.prefect.flowrun.FlowRun;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The submissions under way, each on a thread of the executor. Thread-safe. */
final class Submissions implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Submissions.class);

    private final WorkerContext context;
    private final OwnRuns runs;
    private final Slots slots;
    private final JobStreams streams;
    private final Executor executor;
    private final RunSubmission submission;
    private volatile boolean closed;

    Submissions(
            WorkerContext context,
            OwnRuns runs,
            Slots slots,
            JobStreams streams,
            LostStarts lostStarts,
            Executor executor) {
        this.context = context;
        this.runs = runs;
        this.slots = slots;
        this.streams = streams;
        this.executor = executor;
        this.submission = new RunSubmission(context, new RunConfiguration(context), runs, lostStarts);
    }

    /** Starts the submission of a run that is SCHEDULED; returns {@code false} if the executor accepts no task. */
    boolean start(FlowRun run, RoundReads reads, Slots.Slot slot) {
        // The run is SCHEDULED, so what is known of an earlier claim or job is void.
        Job earlier = runs.remove(run.id());
        if (earlier != null) {
            streams.finish(earlier, () -> {});
        }
        if (!runs.begin(run.id(), slot)) {
            slot.close();
            return false;
        }
        return execute(run.id(), () -> submission.submit(run, reads));
    }

    /** Continues the submission of a run that this worker has claimed. */
    void resume(UUID flowRunId) {
        if (closed) {
            return;
        }
        Slots.Slot slot = slots.acquireBeyondLimit();
        if (!runs.resume(flowRunId, slot)) {
            slot.close();
            return;
        }
        execute(
                flowRunId,
                () -> submission.resume(
                        context.prefect().flowRuns().read(flowRunId).execute(), context.newReads()));
    }

    private boolean execute(UUID flowRunId, Step step) {
        try {
            executor.execute(() -> run(flowRunId, step));
            return true;
        } catch (RejectedExecutionException e) {
            runs.remove(flowRunId);
            return false;
        }
    }

    private interface Step {
        @Nullable
        Job run() throws InterruptedException;
    }

    private void run(UUID flowRunId, Step step) {
        try {
            Job job = closed ? null : step.run();
            if (job != null) {
                streams.follow(flowRunId, job);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LogLine.in(LogArea.JOB).run(flowRunId).error(LOG, "Submission failed: " + e, e);
            context.listener().notStarted(flowRunId, e);
        } finally {
            runs.endSubmission(flowRunId);
        }
    }

    /** Submits nothing more. Submissions under way continue. */
    @Override
    public void close() {
        closed = true;
    }
}
