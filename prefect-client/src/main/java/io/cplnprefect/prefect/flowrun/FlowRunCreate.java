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

/** A request that creates a flow run without a deployment. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowRunCreate.class)
public interface FlowRunCreate {

    /** Returns the id of its flow. */
    UUID flowId();

    /** Returns the version of the flow. */
    @Nullable
    String flowVersion();

    /** Returns the name, or {@code null} for two random words. */
    @Nullable
    String name();

    /** Returns the first state. */
    @Nullable
    StateCreate state();

    /** Returns the parameters of the flow, as plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> parameters();

    /** Returns further context, as plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> context();

    /** Returns the tags. */
    @Nullable
    List<String> tags();

    /** Returns the labels, each a text, a number or a boolean; omitted for servers before 3.1.5. */
    @Since(value = "3.1.5", otherwise = Since.Otherwise.OMIT)
    @Nullable
    Map<String, Object> labels();

    /** Returns the key by which the server recognizes a repeated request, unique within the flow; if absent, each call object has a random one. */
    @IdempotencyKey
    @Nullable
    String idempotencyKey();

    /** Returns the id of the task run that represents it in the parent flow run. */
    @Nullable
    UUID parentTaskRunId();

    /** Returns the id of its deployment. */
    @Nullable
    UUID deploymentId();

    /** Returns the name of the work pool that executes it; requires Prefect 3.2.14. */
    @Since("3.2.14")
    @Nullable
    String workPoolName();

    /** Returns the name of its queue in that work pool; requires Prefect 3.2.14. */
    @Since("3.2.14")
    @Nullable
    String workQueueName();

    /** Returns the values for the job template of that work pool, as plain Java values; requires Prefect 3.2.14. */
    @Since("3.2.14")
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> jobVariables();

    /** Returns the retry policy. */
    @Nullable
    FlowRunPolicy empiricalPolicy();

    /** Returns the id of the infrastructure block, for agents. */
    @Nullable
    UUID infrastructureDocumentId();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunCreate}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunCreate.Builder {
        Builder() {}
    }
}
