/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Change;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A change of a deployment. An attribute that is not set leaves its member unchanged. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeploymentUpdate.class)
public interface DeploymentUpdate {

    /** Returns the change of the version. */
    @Value.Default
    default Change<String> version() {
        return Change.unchanged();
    }

    /** Returns the change of the description. */
    @Value.Default
    default Change<String> description() {
        return Change.unchanged();
    }

    /** Returns the change of the working directory of the flow's code. */
    @Value.Default
    default Change<String> path() {
        return Change.unchanged();
    }

    /** Returns the change of the location of the flow, {@code file.py:function} or {@code module.function}. */
    @Value.Default
    default Change<String> entrypoint() {
        return Change.unchanged();
    }

    /**
     * Returns the tags; they replace all present ones.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    List<String> tags();

    /**
     * Returns whether its schedules are paused.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    Boolean paused();

    /**
     * Returns the default parameters, as plain Java values; they replace all present ones.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> parameters();

    /**
     * Returns whether parameters must match the schema.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    Boolean enforceParameterSchema();

    /**
     * Returns the JSON schema of the parameters, as plain Java values; requires Prefect 3.2.0.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Since("3.2.0")
    @Nullable
    Map<String, @AllowNulls Object> parameterOpenapiSchema();

    /** Returns the change of the work pool that executes its flow runs. */
    @Value.Default
    default Change<String> workPoolName() {
        return Change.unchanged();
    }

    /** Returns the change of the queue of that work pool. */
    @Value.Default
    default Change<String> workQueueName() {
        return Change.unchanged();
    }

    /**
     * Returns the values for the job template, as plain Java values; they replace all present ones.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> jobVariables();

    /** Returns the change of the number of its flow runs that may be active at once; requires Prefect 3.0. */
    @Since("3.0.0")
    @Value.Default
    default Change<Integer> concurrencyLimit() {
        return Change.unchanged();
    }

    /** Returns the change of what the server does with flow runs beyond that number; requires Prefect 3.0.3. */
    @Since("3.0.3")
    @Value.Default
    default Change<ConcurrencyOptions> concurrencyOptions() {
        return Change.unchanged();
    }

    /**
     * Returns the schedules; they replace all present ones, or change those with the same names. 2.20 requires the times of
     * each.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    List<DeploymentScheduleUpdate> schedules();

    /**
     * Returns the steps that fetch the code, as plain Java values; requires Prefect 3.2.0.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Since("3.2.0")
    @Value.Redacted
    @Nullable
    List<Map<String, @AllowNulls Object>> pullSteps();

    /** Returns the change of the id of the storage block of the flow's code, for agents. */
    @Value.Default
    default Change<UUID> storageDocumentId() {
        return Change.unchanged();
    }

    /** Returns the change of the id of the infrastructure block, for agents. */
    @Value.Default
    default Change<UUID> infrastructureDocumentId() {
        return Change.unchanged();
    }

    /** Returns the change of the id of the global limit that limits its flow runs; requires Prefect 3.3.6. */
    @Since("3.3.6")
    @Value.Default
    default Change<UUID> globalConcurrencyLimitId() {
        return Change.unchanged();
    }

    /**
     * Returns the origin of the version; requires Prefect 3.3.6.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Since("3.3.6")
    @Nullable
    VersionInfo versionInfo();

    /**
     * Returns a builder of an update that changes nothing.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentUpdate}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentUpdate.Builder {
        Builder() {}

        /** Sets the version. */
        public Builder version(String value) {
            return version(Change.to(value));
        }

        /** Clears the version. */
        public Builder clearVersion() {
            return version(Change.clear());
        }

        /** Sets the description. */
        public Builder description(String value) {
            return description(Change.to(value));
        }

        /** Clears the description. */
        public Builder clearDescription() {
            return description(Change.clear());
        }

        /** Sets the working directory of the flow's code. */
        public Builder path(String value) {
            return path(Change.to(value));
        }

        /** Clears the working directory of the flow's code. */
        public Builder clearPath() {
            return path(Change.clear());
        }

        /** Sets the location of the flow, {@code file.py:function} or {@code module.function}. */
        public Builder entrypoint(String value) {
            return entrypoint(Change.to(value));
        }

        /** Clears the location of the flow, {@code file.py:function} or {@code module.function}. */
        public Builder clearEntrypoint() {
            return entrypoint(Change.clear());
        }

        /** Sets the work pool that executes its flow runs. */
        public Builder workPoolName(String value) {
            return workPoolName(Change.to(value));
        }

        /** Clears the work pool that executes its flow runs. */
        public Builder clearWorkPoolName() {
            return workPoolName(Change.clear());
        }

        /** Sets the queue of that work pool. */
        public Builder workQueueName(String value) {
            return workQueueName(Change.to(value));
        }

        /** Clears the queue of that work pool. */
        public Builder clearWorkQueueName() {
            return workQueueName(Change.clear());
        }

        /** Sets the number of its flow runs that may be active at once; requires Prefect 3.0. */
        public Builder concurrencyLimit(Integer value) {
            return concurrencyLimit(Change.to(value));
        }

        /** Clears the number of its flow runs that may be active at once; requires Prefect 3.0. */
        public Builder clearConcurrencyLimit() {
            return concurrencyLimit(Change.clear());
        }

        /** Sets what the server does with flow runs beyond that number; requires Prefect 3.0.3. */
        public Builder concurrencyOptions(ConcurrencyOptions value) {
            return concurrencyOptions(Change.to(value));
        }

        /** Clears what the server does with flow runs beyond that number; requires Prefect 3.0.3. */
        public Builder clearConcurrencyOptions() {
            return concurrencyOptions(Change.clear());
        }

        /** Sets the id of the storage block of the flow's code, for agents. */
        public Builder storageDocumentId(UUID value) {
            return storageDocumentId(Change.to(value));
        }

        /** Clears the id of the storage block of the flow's code, for agents. */
        public Builder clearStorageDocumentId() {
            return storageDocumentId(Change.clear());
        }

        /** Sets the id of the infrastructure block, for agents. */
        public Builder infrastructureDocumentId(UUID value) {
            return infrastructureDocumentId(Change.to(value));
        }

        /** Clears the id of the infrastructure block, for agents. */
        public Builder clearInfrastructureDocumentId() {
            return infrastructureDocumentId(Change.clear());
        }

        /** Sets the id of the global limit that limits its flow runs; requires Prefect 3.3.6. */
        public Builder globalConcurrencyLimitId(UUID value) {
            return globalConcurrencyLimitId(Change.to(value));
        }

        /** Clears the id of the global limit that limits its flow runs. */
        public Builder clearGlobalConcurrencyLimitId() {
            return globalConcurrencyLimitId(Change.clear());
        }
    }
}
