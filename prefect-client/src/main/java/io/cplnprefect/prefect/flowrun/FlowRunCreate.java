/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.IdempotencyKey;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.state.StateCreate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A flow run to be made without a deployment. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowRunCreate.class)
public interface FlowRunCreate {

    /** Flow that it is a run of. */
    UUID flowId();

    /** Version of the flow. */
    @Nullable
    String flowVersion();

    /** Name; two random words when absent. */
    @Nullable
    String name();

    /** First state. */
    @Nullable
    StateCreate state();

    /** Parameters of the flow, plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> parameters();

    /** Further context, plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> context();

    /** Tags. */
    @Nullable
    List<String> tags();

    /** Labels: texts, numbers or booleans; 3.x only, left out towards older servers. */
    @Since(value = "3.1.11", otherwise = Since.Otherwise.OMIT)
    @Nullable
    Map<String, Object> labels();

    /** Key by which the server recognises a repeat, unique within the flow; absent for a fresh one at each call. */
    @IdempotencyKey
    @Nullable
    String idempotencyKey();

    /** Task run of the parent flow run that stands for it. */
    @Nullable
    UUID parentTaskRunId();

    /** Deployment that it counts to. */
    @Nullable
    UUID deploymentId();

    /** Work pool that shall run it; needs Prefect 3.2.14. */
    @Since("3.2.14")
    @Nullable
    String workPoolName();

    /** Queue of that pool; needs Prefect 3.2.14. */
    @Since("3.2.14")
    @Nullable
    String workQueueName();

    /** Values for the job template of that pool, plain Java values; needs Prefect 3.2.14. */
    @Since("3.2.14")
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> jobVariables();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableFlowRunCreate.Builder {
        Builder() {}
    }
}
