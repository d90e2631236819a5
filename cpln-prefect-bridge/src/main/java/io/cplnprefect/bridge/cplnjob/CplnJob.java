/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.cplnjob;

import io.cplnprefect.bridge.job.JobSpec;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.core.error.UsageException;
import io.cplnprefect.core.json.Model;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A job that has a workload of its own, deleted after its completion. Immutable; can be triggered any number of times.
 *
 * <pre>{@code
 * CplnJob job = CplnJob.of(JobManifest.parse(Files.readString(file)), "my-gvc");
 * String output = bridge.cplnJobs().runNamespacedJob(job, line -> System.out.println(line.line()));
 * }</pre>
 *
 * <p>The workload has the name {@code metadata.name} of the manifest. Use {@code metadata.generateName}, or neither, for jobs that run at
 * the same time: a job whose name is taken by one that is live, or is being started or deleted, is not started.
 */
@Value.Immutable
@Model
public interface CplnJob {

    /**
     * Returns a job with default settings.
     *
     * @param manifest a Kubernetes Job manifest
     * @param gvc name of the GVC to run in
     * @return the job
     */
    static CplnJob of(JobManifest manifest, String gvc) {
        return builder().spec(JobSpec.of(manifest, gvc)).build();
    }

    /**
     * Returns a builder.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CplnJob}. Not thread-safe. */
    final class Builder extends ImmutableCplnJob.Builder {
        Builder() {}
    }

    /** Returns the job to submit; that it has a workload of its own is implied. */
    JobSpec spec();

    /** Returns whether the workload is deleted when the job has ended, has taken too long, or the wait was interrupted; by default it is. */
    @Value.Default
    default boolean deleteAfterCompletion() {
        return true;
    }

    /** Returns how long to wait for the end of the job, or {@code null} for no limit. */
    @Nullable
    Duration timeout();

    /** Returns how many lines a result contains at most, the newest ones; 10,000 by default. */
    @Value.Default
    default int resultLines() {
        return 10_000;
    }

    /** Checks the settings. */
    @Value.Check
    default void check() {
        Duration timeout = timeout();
        if (timeout != null && (timeout.isNegative() || timeout.isZero())) {
            throw new UsageException(
                    "Invalid timeout " + timeout + " of a job: expected more than zero, or none for no limit");
        }
        if (resultLines() < 1) {
            throw new UsageException("Invalid resultLines " + resultLines() + " of a job: expected 1 or more");
        }
    }
}
