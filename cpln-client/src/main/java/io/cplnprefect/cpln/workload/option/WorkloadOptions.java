/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The scaling, suspension and time-outs of a workload. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = WorkloadOptions.Builder.class)
public interface WorkloadOptions extends Extensible {

    /** Returns the scaling; {@code null} if it is not set. */
    @Nullable
    Autoscaling autoscaling();

    /** Returns the seconds after which a request fails, from 1 to 3600; more than 600 requires a tag; 5 by default; {@code null} if it is not set. */
    @Nullable
    Integer timeoutSeconds();

    /** Returns whether the platform adapts CPU and memory to the use; true by default; {@code null} if it is not set. */
    @Nullable
    Boolean capacityAI();

    /** Returns the minutes between these changes, at least 2; {@code null} if it is not set. */
    @Nullable
    Integer capacityAIUpdateMinutes();

    /** Returns whether replicas may run on spot instances; false by default; {@code null} if it is not set. */
    @Nullable
    Boolean spot();

    /** Returns whether the proxy logs details; false by default; {@code null} if it is not set. */
    @Nullable
    Boolean debug();

    /** Returns whether the workload is stopped; a command still starts jobs of a suspended cron workload; false by default; {@code null} if it is not set. */
    @Nullable
    Boolean suspend();

    /** Returns the distribution over zones; {@code null} if it is not set. */
    @Nullable
    MultiZone multiZone();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkloadOptions}. Not thread-safe. */
    final class Builder extends ImmutableWorkloadOptions.Builder {
        Builder() {}
    }
}
