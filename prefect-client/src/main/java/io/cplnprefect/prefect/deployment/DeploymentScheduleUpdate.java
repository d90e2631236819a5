/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Change;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.dialect.Until;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A change of a schedule of a deployment. An attribute that is not set leaves its member unchanged. Data is left out of
 * {@code toString()}, because it may be secret. Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentScheduleUpdate.class)
public interface DeploymentScheduleUpdate {

    /**
     * Returns whether flow runs are created.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    Boolean active();

    /**
     * Returns when the deployment runs.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    DeploymentTimes schedule();

    /** Returns the change of the largest number of flow runs that are created in advance. */
    @Value.Default
    default Change<Integer> maxScheduledRuns() {
        return Change.unchanged();
    }

    /**
     * Returns the largest number of active flow runs, without an effect; requires a release before 3.1.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Until("3.1.0")
    @Nullable
    Integer maxActiveRuns();

    /**
     * Returns whether late flow runs are executed, without an effect; requires a release before 3.1.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Until("3.1.0")
    @Nullable
    Boolean catchup();

    /**
     * Returns the parameters of its flow runs, as plain Java values; requires Prefect 3.2.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Since("3.2.0")
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> parameters();

    /**
     * Returns the name; requires Prefect 3.2.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Since("3.2.0")
    @Nullable
    String slug();

    /**
     * Returns the former name of the schedule, if the schedules of a deployment are matched by name; requires Prefect 3.6.17.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Since("3.6.17")
    @Nullable
    String replaces();

    /** Returns a builder of an update that changes nothing. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentScheduleUpdate}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentScheduleUpdate.Builder {
        Builder() {}

        /**
         * Sets the largest number of flow runs that are created in advance.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder maxScheduledRuns(Integer value) {
            return maxScheduledRuns(Change.to(value));
        }

        /**
         * Clears the largest number of flow runs that are created in advance.
         *
         * @return this
         */
        public Builder clearMaxScheduledRuns() {
            return maxScheduledRuns(Change.clear());
        }
    }
}
