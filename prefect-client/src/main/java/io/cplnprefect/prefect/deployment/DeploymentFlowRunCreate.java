/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

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

/** A flow run to be made from a deployment. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentFlowRunCreate.class)
public interface DeploymentFlowRunCreate {

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

    /** Whether parameters must fit the schema; absent for the deployment's rule. */
    @Nullable
    Boolean enforceParameterSchema();

    /** Another queue of the deployment's pool, made when there is none. */
    @Nullable
    String workQueueName();

    /** Values laid over the deployment's job variables, plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> jobVariables();

    /** Another infrastructure block, with agents. */
    @Nullable
    UUID infrastructureDocumentId();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableDeploymentFlowRunCreate.Builder {
        Builder() {}
    }
}
