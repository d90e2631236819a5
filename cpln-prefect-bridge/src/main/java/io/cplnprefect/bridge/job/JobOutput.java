/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.output.JobLogs;
import io.cplnprefect.bridge.pid.InfrastructurePid;
import java.util.concurrent.CompletableFuture;

/** The delivery of the lines of a job to a consumer. Thread-safe. */
public final class JobOutput implements AutoCloseable {

    private final JobLogs logs;
    private final InfrastructurePid pid;
    private final CompletableFuture<JobEnd> end;
    private final CompletableFuture<JobEnd> delivered = new CompletableFuture<>();

    JobOutput(JobLogs logs, InfrastructurePid pid, CompletableFuture<JobEnd> end) {
        this.logs = logs;
        this.pid = pid;
        this.end = end;
        end.whenComplete((ended, failure) -> {
            if (failure == null) {
                logs.finish(pid, () -> delivered.complete(ended));
            } else {
                delivered.completeExceptionally(failure);
            }
        });
    }

    /**
     * Returns the end of the job, after the consumer has received its last line.
     *
     * @return completes exceptionally with {@link java.util.concurrent.CancellationException} if this output is closed before, and
     *     with {@link IllegalStateException} if the bridge is closed before
     */
    public CompletableFuture<JobEnd> ended() {
        return delivered.copy();
    }

    /** Ends the delivery. The job continues. Has no effect after the last line. */
    @Override
    public void close() {
        delivered.cancel(false);
        end.cancel(false);
        logs.stop(pid);
    }
}
