/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.provision;

import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The worker of a stack. Immutable. Every value has a default. */
@Value.Immutable
@Model
public interface StackWorker extends WorkloadSize {

    /**
     * Returns a builder of workers.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link StackWorker}. Not thread-safe. */
    final class Builder extends ImmutableStackWorker.Builder {
        Builder() {}
    }

    /**
     * Returns the name of the workload and its identity; {@code prefect-worker} by default.
     *
     * @return the name
     */
    @Value.Default
    default String name() {
        return "prefect-worker";
    }

    /**
     * Returns the program; {@link WorkerProgram#JAVA} by default.
     *
     * @return the program
     */
    @Value.Default
    default WorkerProgram program() {
        return WorkerProgram.JAVA;
    }

    /**
     * Returns the image, which must contain the program. Required for {@link WorkerProgram#PYTHON}.
     *
     * @return an image, or {@code null} for {@code //image/cpln-prefect:0.1.0}
     */
    @Nullable
    String image();

    /**
     * Returns the name of the work pool; {@code cpln} by default.
     *
     * @return the name
     */
    @Value.Default
    default String workPool() {
        return "cpln";
    }

    /**
     * Returns the work queues to poll.
     *
     * @return names; empty for all queues of the pool
     */
    List<String> workQueues();

    /**
     * Returns how many flow runs a replica runs at the same time.
     *
     * @return the number, or {@code null} for the default of the program
     */
    @Nullable
    Integer limit();

    /**
     * Returns further environment variables of the worker, by name. Secrets are references.
     *
     * @return values, or references such as {@code cpln://secret/NAME.KEY}
     */
    @Value.Redacted
    Map<String, String> environment();

    /**
     * Returns what the worker mounts, by path.
     *
     * @return sources such as {@code cpln://secret/NAME}
     */
    Map<String, String> mounts();

    /**
     * Returns whether the stack has a service account for the worker; {@code true} by default. Its key is stored in a secret and in a
     * configuration block of the work pool. Without it, the worker uses the token of its workload, with which the logs of jobs cannot be
     * read.
     *
     * @return whether it has one
     */
    @Value.Default
    default boolean serviceAccount() {
        return true;
    }
}
