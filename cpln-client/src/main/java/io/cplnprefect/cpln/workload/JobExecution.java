/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** One execution of a cron workload in a location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = JobExecution.Builder.class)
public interface JobExecution extends Extensible {

    /** Returns the version of the workload that ran; {@code null} if it is not set. */
    @Nullable
    Integer workloadVersion();

    /** Returns the status; {@code null} if it is not set. */
    @Nullable
    JobExecutionStatus status();

    /** Returns the start time; {@code null} if it is not set. */
    @Nullable
    Instant startTime();

    /** Returns the end time; an execution without it may have ended; {@code null} if it is not set. */
    @Nullable
    Instant completionTime();

    /** Returns the name: {@code command-} and the id of the command that started it, or a name of the server. */
    String name();

    /** Returns the name of the replica; {@code null} if it is not set. */
    @Nullable
    String replica();

    /** Returns the message of the platform; {@code null} if it is not set. */
    @Nullable
    String message();

    /** Returns the containers by name. */
    Map<String, ContainerStatus> containers();

    /** Returns the conditions of the job. */
    List<JobCondition> conditions();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JobExecution}. Not thread-safe. */
    final class Builder extends ImmutableJobExecution.Builder {
        Builder() {}
    }
}
