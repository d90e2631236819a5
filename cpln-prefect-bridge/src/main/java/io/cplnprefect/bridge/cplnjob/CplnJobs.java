/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cplnjob;

import io.cplnprefect.bridge.internal.Background;
import io.cplnprefect.bridge.job.JobPlan;
import io.cplnprefect.bridge.job.JobSpec;
import io.cplnprefect.bridge.job.Jobs;
import io.cplnprefect.bridge.output.LineConsumer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Triggers jobs that have a workload of their own. Constructing sends no request. Thread-safe. */
public final class CplnJobs {

    private final Jobs jobs;
    private final Executor executor;

    /**
     * Creates the jobs of an organization.
     *
     * @param jobs the jobs of the organization, which the caller closes
     * @param executor runs the asynchronous methods, which block, on threads of its own
     */
    public CplnJobs(Jobs jobs, Executor executor) {
        this.jobs = jobs;
        this.executor = executor;
    }

    /**
     * Creates the workload of a job, waits until it is ready, and starts the job.
     *
     * @param job the job
     * @return the run
     * @throws io.cplnprefect.bridge.manifest.InvalidManifestException if the manifest is invalid; lists all problems. Nothing was created
     * @throws io.cplnprefect.bridge.job.JobNotStartedException if the job was certainly not started; what was created for it was deleted
     * @throws io.cplnprefect.bridge.job.JobStartUnknownException if the response to the start was lost and no job was found
     * @throws io.cplnprefect.core.error.ApiException if the secrets of the manifest could not be read; nothing was created
     * @throws InterruptedException if the thread is interrupted; no job was started, and what was created for it is deleted in the
     *     background
     * @throws IllegalStateException if the bridge is closed; no request was sent
     */
    public CplnJobRun trigger(CplnJob job) throws InterruptedException {
        return new CplnJobRun(job, jobs.submit(spec(job)), executor);
    }

    /**
     * Triggers a job like {@link #trigger}, without blocking the calling thread.
     *
     * @param job the job
     * @return the run; completes exceptionally with an exception of {@link #trigger}
     */
    public CompletableFuture<CplnJobRun> triggerAsync(CplnJob job) {
        return Background.call(executor, () -> trigger(job));
    }

    /**
     * Returns what {@link #trigger} would do, without a write.
     *
     * @param job the job
     * @return the plan, to print as YAML
     * @throws io.cplnprefect.bridge.manifest.InvalidManifestException if the manifest is invalid; lists all problems
     * @throws io.cplnprefect.core.error.ApiException if a request failed
     */
    public JobPlan plan(CplnJob job) {
        return jobs.plan(spec(job));
    }

    /**
     * Triggers a job, waits for its completion, and returns its result.
     *
     * @param job the job
     * @param lines receives each line of the job
     * @return all lines, see {@link CplnJobRun#fetchResult()}
     * @throws CplnJobFailedException if the job has not completed; contains the run, whose result can be fetched
     * @throws io.cplnprefect.bridge.job.JobTimeoutException if the job has not ended within its timeout
     * @throws InterruptedException if the thread is interrupted
     */
    public String runNamespacedJob(CplnJob job, LineConsumer lines) throws InterruptedException {
        CplnJobRun run = trigger(job);
        run.waitForCompletion(lines);
        return run.fetchResult();
    }

    /**
     * Runs a job like {@link #runNamespacedJob}, without blocking the calling thread. To cancel the future does not end the job: it runs on,
     * and its workload is deleted after its end. To end a job early, use {@link #trigger} and the handle of the run.
     *
     * @param job the job
     * @param lines receives each line of the job
     * @return the result; completes exceptionally with an exception of {@link #runNamespacedJob}
     */
    public CompletableFuture<String> runNamespacedJobAsync(CplnJob job, LineConsumer lines) {
        return Background.call(executor, () -> runNamespacedJob(job, lines));
    }

    private static JobSpec spec(CplnJob job) {
        return JobSpec.builder().from(job.spec()).ownWorkload(true).build();
    }
}
