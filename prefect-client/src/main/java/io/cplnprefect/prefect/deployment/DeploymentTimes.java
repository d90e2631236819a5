/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * When a deployment runs: at an interval, by a cron expression, or by a recurrence rule of RFC 5545. Immutable and
 * thread-safe.
 */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableDeploymentTimes.class)
public interface DeploymentTimes extends Extensible {

    /** Returns the seconds from one run to the next, more than 0. */
    @Nullable
    Double interval();

    /** Returns the time from which intervals are counted. */
    @Nullable
    Instant anchorDate();

    /** Returns the cron expression, such as {@code 0 6 * * *}. */
    @Nullable
    String cron();

    /**
     * Returns whether a run is due if day of month or day of week matches, or only if both match; {@code true} is the
     * default of servers.
     */
    @Nullable
    Boolean dayOr();

    /** Returns the recurrence rule. */
    @Nullable
    String rrule();

    /** Returns the time zone, such as {@code Europe/Berlin}; {@code UTC} is the default of servers. */
    @Nullable
    String timezone();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentTimes}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentTimes.Builder {
        Builder() {}
    }
}
