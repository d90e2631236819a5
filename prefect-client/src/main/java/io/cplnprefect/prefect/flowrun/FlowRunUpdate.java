/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A change of a flow run: what is absent stays, what is cleared becomes null. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowRunUpdate.class)
public interface FlowRunUpdate {

    /** Name. */
    @Nullable
    String name();

    /** Version of the flow. */
    @Nullable
    String flowVersion();

    /** Parameters; replaced as a whole. */
    @Value.Redacted
    @Nullable
    Map<String, @Nullable Object> parameters();

    /** Tags; replaced as a whole. */
    @Nullable
    List<String> tags();

    /** What identifies its infrastructure; the last writer wins. */
    @Nullable
    String infrastructurePid();

    /** Values for the job template; replaced as a whole, and only while the run is SCHEDULED. */
    @Value.Redacted
    @Nullable
    Map<String, @Nullable Object> jobVariables();

    /**
     * What the update clears: names on the wire, each with {@code null}. Filled by the builder's {@code clear} methods.
     *
     * @return names without values
     */
    @JsonAnyGetter
    Map<String, @Nullable Object> cleared();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableFlowRunUpdate.Builder {
        Builder() {}

        /**
         * Clears what identifies its infrastructure.
         *
         * @return this
         */
        public Builder clearInfrastructurePid() {
            return putCleared("infrastructure_pid", null);
        }
    }
}
