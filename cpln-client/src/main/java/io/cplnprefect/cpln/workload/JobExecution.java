/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** One run of a cron workload in a location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableJobExecution.class)
public interface JobExecution extends Extensible {

    /** Version of the workload that ran. */
    @Nullable
    Integer workloadVersion();

    /** How it is; absent while nothing is known. */
    @Nullable
    JobExecutionStatus status();

    /** When it began; absent when no replica was made. */
    @Nullable
    Instant startTime();

    /** When it ended; its absence proves nothing. */
    @Nullable
    Instant completionTime();

    /** Name; {@code command-} and the id for a run that a command started. */
    String name();

    /** Replica; absent when none was made. */
    @Nullable
    String replica();

    /** What the platform says about it. */
    @Nullable
    String message();

    /** Its containers by name. */
    Map<String, ContainerStatus> containers();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableJobExecution.Builder {
        Builder() {}
    }
}
