/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.job;

import io.cplnprefect.bridge.manifest.ConversionOptions;
import io.cplnprefect.bridge.manifest.JobManifest;
import io.cplnprefect.core.json.Model;
import java.time.Duration;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A job to submit. Immutable.
 *
 * <pre>{@code
 * JobSpec.of(JobManifest.parse(Files.readString(file)), "my-gvc")
 *         .withIdempotencyKey("report-2026-11-21");
 * }</pre>
 */
@Value.Immutable
@Model
public interface JobSpec {

    /**
     * Returns a job with default settings.
     *
     * @param manifest a Kubernetes Job manifest
     * @param gvc name of the GVC to run in
     * @return the job
     */
    static JobSpec of(JobManifest manifest, String gvc) {
        return builder().manifest(manifest).gvc(gvc).build();
    }

    /**
     * Returns a builder.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JobSpec}. Not thread-safe. */
    final class Builder extends ImmutableJobSpec.Builder {
        Builder() {}
    }

    /** Returns the Kubernetes Job manifest. */
    JobManifest manifest();

    /** Returns the name of the GVC to run in. */
    String gvc();

    /** Returns the name of the location to run in, or {@code null} for the first location of the GVC. */
    @Nullable
    String location();

    /**
     * Returns what the job is started for, or {@code null} for none: then each submission starts a job.
     *
     * @return an {@link IdempotencyKey} of the caller, or the {@link Attempt} of a flow run that the caller has claimed
     */
    @Nullable
    JobPurpose purpose();

    /** Returns the name of the job in log lines; {@code job} by default. */
    @Value.Default
    default String name() {
        return "job";
    }

    /** Returns the group of the workload, part of its name and tags, or {@code null} for none. Jobs of different groups share no workload. */
    @Nullable
    String group();

    /**
     * Returns whether the job has a workload of its own, with the names of the manifest; by default, jobs of the same shape share one.
     *
     * <p>Its name is {@code metadata.name}, or {@code metadata.generateName} or {@code cpln-job} with a random suffix. A workload of
     * this name that belongs to an earlier job is updated. It remains after the job; see {@link JobHandle#deleteWorkload()}. If the
     * job was certainly not started, what was created for it is deleted.
     */
    @Value.Default
    default boolean ownWorkload() {
        return false;
    }

    /** Returns how long to wait until a new workload is ready; 60 seconds by default. */
    @Value.Default
    default Duration readiness() {
        return Duration.ofSeconds(60);
    }

    /** Returns the options of the conversion; strict by default. */
    @Value.Default
    default ConversionOptions conversion() {
        return ConversionOptions.DEFAULT;
    }

    /** Returns how the workload of the job is provided. */
    @Value.Default
    default WorkloadOptions workload() {
        return WorkloadOptions.DEFAULT;
    }

    /** Returns how the job is observed. */
    @Value.Default
    default JobOptions options() {
        return JobOptions.DEFAULT;
    }

    /**
     * Returns this job with an idempotency key.
     *
     * @param key the key, see {@link IdempotencyKey}
     * @return the job
     * @throws io.cplnprefect.core.error.UsageException if the key is invalid
     */
    default JobSpec withIdempotencyKey(String key) {
        return builder().from(this).purpose(new IdempotencyKey(key)).build();
    }
}
