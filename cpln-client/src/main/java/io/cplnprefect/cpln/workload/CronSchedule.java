/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.option.ConcurrencyPolicy;
import io.cplnprefect.cpln.workload.option.RestartPolicy;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The schedule of a cron workload, and the rules of its jobs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = CronSchedule.Builder.class)
public interface CronSchedule extends Extensible {

    /** Returns the cron expression with five fields, in UTC; required even if the workload is suspended. */
    String schedule();

    /** Returns the concurrency policy, which commands ignore; {@code Forbid} by default; {@code null} if it is not set. */
    @Nullable
    ConcurrencyPolicy concurrencyPolicy();

    /** Returns the number of executions that the server keeps per location, from 1 to 10; {@code null} if it is not set. */
    @Nullable
    Integer historyLimit();

    /** Returns what happens when a container fails; {@code Never} by default; {@code null} if it is not set. */
    @Nullable
    RestartPolicy restartPolicy();

    /** Returns the maximum duration of a job in seconds, from 1 to 86400; {@code null} if it is not set. */
    @Nullable
    Integer activeDeadlineSeconds();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CronSchedule}. Not thread-safe. */
    final class Builder extends ImmutableCronSchedule.Builder {
        Builder() {}
    }
}
