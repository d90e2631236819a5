/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How a cron workload runs its jobs. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableCronSchedule.class)
public interface CronSchedule extends Extensible {

    /** Five-field cron expression in UTC; needed even when the workload is suspended. */
    String schedule();

    /** {@code Forbid}, {@code Replace} or {@code Allow}; commands ignore it. */
    @Nullable
    String concurrencyPolicy();

    /** How many executions are remembered per location, 1 to 10. */
    @Nullable
    Integer historyLimit();

    /** {@code Never} or {@code OnFailure}. */
    @Nullable
    String restartPolicy();

    /** How long a job may run, 1 to 86400. */
    @Nullable
    Integer activeDeadlineSeconds();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableCronSchedule.Builder {
        Builder() {}
    }
}
