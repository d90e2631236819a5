/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.dialect.Until;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that creates a schedule of a deployment. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentScheduleCreate.class)
public interface DeploymentScheduleCreate {

    /** Returns when the deployment runs. */
    DeploymentTimes schedule();

    /** Returns whether flow runs are created; {@code true} is the default of servers. */
    @Nullable
    Boolean active();

    /** Returns the largest number of flow runs that are created in advance. */
    @Nullable
    Integer maxScheduledRuns();

    /** Returns the largest number of active flow runs, without an effect; requires a release before 3.1. */
    @Until("3.1.0")
    @Nullable
    Integer maxActiveRuns();

    /** Returns whether late flow runs are executed, without an effect; requires a release before 3.1. */
    @Until("3.1.0")
    @Nullable
    Boolean catchup();

    /** Returns the parameters of its flow runs, as plain Java values; requires Prefect 3.2. */
    @Since("3.2.0")
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> parameters();

    /** Returns the name, unique within the deployment; requires Prefect 3.2. */
    @Since("3.2.0")
    @Nullable
    String slug();

    /** Returns the former name of the schedule that this one replaces; requires Prefect 3.6.17. */
    @Since("3.6.17")
    @Nullable
    String replaces();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentScheduleCreate}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentScheduleCreate.Builder {
        Builder() {}
    }
}
