/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A flow run. Parameters, context and job variables are left out of {@code toString()}, because they may be secret. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableFlowRun.class)
public interface FlowRun extends Extensible {

    /** Returns the id of the flow run. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the name: any text, possibly empty. */
    @Value.Default
    default String name() {
        return "";
    }

    /** Returns the id of its flow. */
    UUID flowId();

    /** Returns the version of the flow. */
    @Nullable
    String flowVersion();

    /** Returns the id of its deployment, which may have been deleted. */
    @Nullable
    UUID deploymentId();

    /** Returns the version of the deployment. */
    @Nullable
    String deploymentVersion();

    /** Returns the id of its state. */
    @Nullable
    UUID stateId();

    /** Returns the type of its state; also present where {@link #state()} is absent. */
    @Nullable
    StateType stateType();

    /** Returns the name of its state; also present where {@link #state()} is absent. */
    @Nullable
    String stateName();

    /** Returns its state; absent in the response to a poll of a work pool. */
    @Nullable
    State state();

    /** Returns the parameters of the flow, as plain Java values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> parameters();

    /** Returns further context, as plain Java values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> context();

    /** Returns the values for the job template of its work pool, as plain Java values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> jobVariables();

    /** Returns its retry policy. */
    @Value.Default
    default FlowRunPolicy empiricalPolicy() {
        return FlowRunPolicy.builder().build();
    }

    /** Returns its own tags and those of its deployment. */
    List<String> tags();

    /** Returns the labels, each a text, a number or a boolean; empty before 3.1. */
    Map<String, Object> labels();

    /** Returns its idempotency key, unique within its flow. */
    @Nullable
    String idempotencyKey();

    /** Returns the id of the task run that represents it in the parent flow run. */
    @Nullable
    UUID parentTaskRunId();

    /** Returns the number of times it has entered RUNNING. */
    @Value.Default
    default Integer runCount() {
        return 0;
    }

    /** Returns when it was expected to start. */
    @Nullable
    Instant expectedStartTime();

    /** Returns when it shall start next. */
    @Nullable
    Instant nextScheduledStartTime();

    /** Returns when it first entered RUNNING; newer releases of 3.x also set it for flow runs that ended without RUNNING. */
    @Nullable
    Instant startTime();

    /** Returns when it entered a final state. */
    @Nullable
    Instant endTime();

    /** Returns the seconds spent in RUNNING. */
    @Value.Default
    default Double totalRunTime() {
        return 0.0;
    }

    /** Returns the seconds spent in RUNNING until now. */
    @Value.Default
    default Double estimatedRunTime() {
        return 0.0;
    }

    /** Returns the seconds between its expected and its actual start. */
    @Value.Default
    default Double estimatedStartTimeDelta() {
        return 0.0;
    }

    /** Returns whether a schedule created it. */
    @Value.Default
    default Boolean autoScheduled() {
        return false;
    }

    /** Returns the identifier of its infrastructure. */
    @Nullable
    String infrastructurePid();

    /** Returns the id of its infrastructure block, for agents. */
    @Nullable
    UUID infrastructureDocumentId();

    /** Returns the id of its work pool. */
    @Nullable
    UUID workPoolId();

    /** Returns the name of that work pool; absent in the response to a poll. */
    @Nullable
    String workPoolName();

    /** Returns the id of its queue. */
    @Nullable
    UUID workQueueId();

    /** Returns the name of that queue; absent in the response to a poll. */
    @Nullable
    String workQueueName();

    /** Returns its creator. */
    @Nullable
    CreatedBy createdBy();

    /**
     * Whether it has ended.
     *
     * @return {@code true} when its state is final
     */
    @JsonIgnore
    default boolean terminal() {
        StateType type = stateType();
        return type != null && type.terminal();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRun}. Not thread-safe. */
    final class Builder extends ImmutableFlowRun.Builder {
        Builder() {}
    }
}
