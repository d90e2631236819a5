/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import io.cplnprefect.prefect.internal.Names;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A deployment to be made, or made anew when its flow has one of that name. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentCreate.class)
public interface DeploymentCreate {

    /** Name, unique within the flow, without any of {@code / % & > <}. */
    String name();

    /** Flow that it deploys. */
    UUID flowId();

    /** Version. */
    @Nullable
    String version();

    /** Words for people. */
    @Nullable
    String description();

    /** Working folder of the flow's code. */
    @Nullable
    String path();

    /** Where the flow stands: {@code file.py:function} or {@code module.function}. */
    @Nullable
    String entrypoint();

    /** Tags, given to all its runs. */
    @Nullable
    List<String> tags();

    /** Labels: texts, numbers or booleans; 3.x only, left out towards older servers. */
    @Since(value = "3.1.11", otherwise = Since.Otherwise.OMIT)
    @Nullable
    Map<String, Object> labels();

    /** Whether its schedules rest. */
    @Nullable
    Boolean paused();

    /** Default parameters, plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> parameters();

    /** JSON schema of the parameters, plain Java values. */
    @Nullable
    Map<String, @AllowNulls Object> parameterOpenapiSchema();

    /** Whether parameters must fit the schema; when absent 2.20 takes no, 3.x yes. */
    @Nullable
    Boolean enforceParameterSchema();

    /** Steps that fetch the code, plain Java values. */
    @Value.Redacted
    @Nullable
    List<Map<String, @AllowNulls Object>> pullSteps();

    /** Work pool that runs it. */
    @Nullable
    String workPoolName();

    /** Queue of that pool, made when there is none. */
    @Nullable
    String workQueueName();

    /** Values for the job template of its work pool, plain Java values. */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> jobVariables();

    /** Storage block of the flow's code, with agents. */
    @Nullable
    UUID storageDocumentId();

    /** Infrastructure block that it runs on, with agents. */
    @Nullable
    UUID infrastructureDocumentId();

    /** How many of its runs may be active at once; needs Prefect 3.0. */
    @Since("3.0.0")
    @Nullable
    Integer concurrencyLimit();

    /** What happens when it has all its runs; needs Prefect 3.0.3. */
    @Since("3.0.3")
    @Nullable
    ConcurrencyOptions concurrencyOptions();

    /** Refuses a name that no server takes. */
    @Value.Check
    default void checkName() {
        Names.check("deployment", name());
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableDeploymentCreate.Builder {
        Builder() {}
    }
}
