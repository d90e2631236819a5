/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.output;

import io.cplnprefect.core.json.Model;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.immutables.value.Value;

/** The settings of {@link JobLogs}. Immutable. Every value has a default. */
@Value.Immutable
@Model
public interface JobLogsSettings {

    /** The default settings. */
    JobLogsSettings DEFAULT = builder().build();

    /**
     * Returns a builder of settings.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JobLogsSettings}. Not thread-safe. */
    final class Builder extends ImmutableJobLogsSettings.Builder {
        Builder() {}
    }

    /**
     * Returns whether the lines of all containers are delivered, instead of those of {@code prefect-job} only, the container of
     * the flow; {@code false} by default.
     *
     * @return {@code true} for all containers
     */
    @Value.Default
    default boolean allContainers() {
        return false;
    }

    /**
     * Returns how much later than a younger line of its workload a line may become visible; 60 seconds by default. Each reading
     * of the log starts so long before the newest line.
     *
     * @return the duration
     */
    @Value.Default
    default Duration overlap() {
        return Duration.ofSeconds(60);
    }

    /**
     * Returns how many delivered lines of a job are remembered; 50,000 by default. If more lines lie within the overlap, a line
     * that becomes visible late may be lost.
     *
     * @return at least 1
     */
    @Value.Default
    default int rememberedLines() {
        return 50_000;
    }

    /**
     * Returns how many lines of a job are queued for its consumer; 2,000 by default. Further lines are read again later.
     *
     * @return at least 1
     */
    @Value.Default
    default int queuedLines() {
        return 2_000;
    }

    /**
     * Returns how many consumers run at the same time; 32 by default. While so many consumers block, all other lines wait.
     *
     * @return at least 1
     */
    @Value.Default
    default int consumers() {
        return 32;
    }

    /**
     * Returns how many ranges of logs are read at the same time; 4 by default.
     *
     * @return at least 1
     */
    @Value.Default
    default int reads() {
        return 4;
    }

    /** Checks the values. */
    @Value.Check
    default void check() {
        List<String> problems = new ArrayList<>();
        if (overlap().isNegative()) {
            problems.add("overlap " + overlap() + ": expected zero or more");
        }
        requirePositive(problems, "rememberedLines", rememberedLines());
        requirePositive(problems, "queuedLines", queuedLines());
        requirePositive(problems, "consumers", consumers());
        requirePositive(problems, "reads", reads());
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException("Invalid settings of job logs: " + String.join("; ", problems));
        }
    }

    private static void requirePositive(List<String> problems, String name, int value) {
        if (value < 1) {
            problems.add(name + " " + value + ": expected 1 or more");
        }
    }
}
