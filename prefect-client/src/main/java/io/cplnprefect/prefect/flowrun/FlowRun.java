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

/** A flow run. Parameters, context and job variables do not show in {@code toString()}, since they may hold secrets. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableFlowRun.class)
public interface FlowRun extends Extensible {

    /** Id of the flow run. */
    UUID id();

    /** When it was made. */
    @Nullable
    Instant created();

    /** When it was last changed. */
    @Nullable
    Instant updated();

    /** Name; may be any text, even an empty one. */
    @Value.Default
    default String name() {
        return "";
    }

    /** Flow that it is a run of. */
    UUID flowId();

    /** Version of the flow. */
    @Nullable
    String flowVersion();

    /** Deployment that it came from; stays when the deployment is deleted. */
    @Nullable
    UUID deploymentId();

    /** Version of the deployment. */
    @Nullable
    String deploymentVersion();

    /** Id of its state. */
    @Nullable
    UUID stateId();

    /** Type of its state; also set where {@link #state()} is not. */
    @Nullable
    StateType stateType();

    /** Name of its state; also set where {@link #state()} is not. */
    @Nullable
    String stateName();

    /** Its state; absent in the answers of a work pool poll. */
    @Nullable
    State state();

    /** Parameters of the flow, plain Java values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> parameters();

    /** Further context, plain Java values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> context();

    /** Values for the job template of its work pool, plain Java values. */
    @Value.Redacted
    Map<String, @AllowNulls Object> jobVariables();

    /** How it is retried. */
    @Value.Default
    default FlowRunPolicy empiricalPolicy() {
        return FlowRunPolicy.builder().build();
    }

    /** Tags, its own and its deployment's. */
    List<String> tags();

    /** Labels: texts, numbers or booleans; empty before 3.1. */
    Map<String, Object> labels();

    /** Key that its creator gave it; unique within its flow. */
    @Nullable
    String idempotencyKey();

    /** Task run of the parent flow run that stands for it. */
    @Nullable
    UUID parentTaskRunId();

    /** How often it has entered RUNNING. */
    @Value.Default
    default Integer runCount() {
        return 0;
    }

    /** When it was to start. */
    @Nullable
    Instant expectedStartTime();

    /** When it is to start next. */
    @Nullable
    Instant nextScheduledStartTime();

    /** When it first entered RUNNING; newer 3.x also set it on runs that ended before. */
    @Nullable
    Instant startTime();

    /** When it entered a final state. */
    @Nullable
    Instant endTime();

    /** Seconds spent in RUNNING. */
    @Value.Default
    default Double totalRunTime() {
        return 0.0;
    }

    /** Seconds spent in RUNNING, until now. */
    @Value.Default
    default Double estimatedRunTime() {
        return 0.0;
    }

    /** Seconds it started, or starts, too late. */
    @Value.Default
    default Double estimatedStartTimeDelta() {
        return 0.0;
    }

    /** Whether a schedule made it. */
    @Value.Default
    default Boolean autoScheduled() {
        return false;
    }

    /** What identifies its infrastructure. */
    @Nullable
    String infrastructurePid();

    /** Infrastructure block that it runs on, with agents. */
    @Nullable
    UUID infrastructureDocumentId();

    /** Work pool that it waits in. */
    @Nullable
    UUID workPoolId();

    /** Name of that pool; absent in the answers of a poll. */
    @Nullable
    String workPoolName();

    /** Work queue that it waits in. */
    @Nullable
    UUID workQueueId();

    /** Name of that queue; absent in the answers of a poll. */
    @Nullable
    String workQueueName();

    /** What made it. */
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

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableFlowRun.Builder {
        Builder() {}
    }
}
