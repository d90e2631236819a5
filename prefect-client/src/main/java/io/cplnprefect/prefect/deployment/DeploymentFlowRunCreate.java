/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.IdempotencyKey;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.flowrun.FlowRunPolicy;
import io.cplnprefect.prefect.state.StateCreate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that creates a flow run of a deployment. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentFlowRunCreate.class)
public interface DeploymentFlowRunCreate {

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

    /** Returns the labels, each a text, a number or a boolean; omitted for servers before 3.1.11. */
    @Since(value = "3.1.11", otherwise = Since.Otherwise.OMIT)
    @Nullable
    Map<String, Object> labels();

    /** Returns the key by which the server recognizes a repeated request, unique within the flow; if absent, each call object has a random one. */
    @IdempotencyKey
    @Nullable
    String idempotencyKey();

    /** Returns the id of the task run that represents it in the parent flow run. */
    @Nullable
    UUID parentTaskRunId();

    /** Returns whether parameters must match the schema, or {@code null} for the deployment's rule. */
    @Nullable
    Boolean enforceParameterSchema();

    /** Returns the queue in place of the deployment's; it is created if it does not exist. */
    @Nullable
    String workQueueName();

    /** Returns values that override the deployment's job variables, as plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> jobVariables();

    /** Returns the infrastructure block in place of the deployment's, for agents. */
    @Nullable
    UUID infrastructureDocumentId();

    /** Returns the retry policy. */
    @Nullable
    FlowRunPolicy empiricalPolicy();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentFlowRunCreate}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentFlowRunCreate.Builder {
        Builder() {}
    }
}
