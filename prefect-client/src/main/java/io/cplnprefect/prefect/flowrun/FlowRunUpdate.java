/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Change;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A change of a flow run. An attribute that is not set leaves its member unchanged. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowRunUpdate.class)
public interface FlowRunUpdate {

    /**
     * Returns the name.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    String name();

    /** Returns the change of the version of the flow. */
    @Value.Default
    default Change<String> flowVersion() {
        return Change.unchanged();
    }

    /**
     * Returns the parameters of the flow, as plain Java values; they replace all present ones.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> parameters();

    /**
     * Returns the tags; they replace all present ones.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    List<String> tags();

    /** Returns the change of the identifier of the infrastructure that executes the flow run. */
    @Value.Default
    default Change<String> infrastructurePid() {
        return Change.unchanged();
    }

    /**
     * Returns the values for the job template, as plain Java values; they replace all present ones. The server accepts them only while the flow run is SCHEDULED.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Value.Redacted
    @Nullable
    Map<String, @AllowNulls Object> jobVariables();

    /**
     * Returns the retry policy.
     *
     * @return the new value, or {@code null} to leave it unchanged
     */
    @Nullable
    FlowRunPolicy empiricalPolicy();

    /**
     * Returns a builder of an update that changes nothing.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunUpdate}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunUpdate.Builder {
        Builder() {}

        /**
         * Sets the version of the flow.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder flowVersion(String value) {
            return flowVersion(Change.to(value));
        }

        /**
         * Clears the version of the flow.
         *
         * @return this
         */
        public Builder clearFlowVersion() {
            return flowVersion(Change.clear());
        }

        /**
         * Sets the identifier of the infrastructure that executes the flow run.
         *
         * @param value the new value; not null
         * @return this
         */
        public Builder infrastructurePid(String value) {
            return infrastructurePid(Change.to(value));
        }

        /**
         * Clears the identifier of the infrastructure that executes the flow run.
         *
         * @return this
         */
        public Builder clearInfrastructurePid() {
            return infrastructurePid(Change.clear());
        }
    }
}
