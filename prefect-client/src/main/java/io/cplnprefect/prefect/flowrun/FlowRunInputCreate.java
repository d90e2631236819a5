/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A request that sends a value to a flow run. The value is left out of {@code toString()}, because it may be secret.
 * Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableFlowRunInputCreate.class)
public interface FlowRunInputCreate {

    /** Returns the key, unique within the flow run, of letters, digits, dashes and underscores. */
    String key();

    /** Returns the value, usually a JSON document. */
    @Value.Redacted
    String value();

    /** Returns the sender, such as {@code prefect.flow-run.} and an id. */
    @Nullable
    String sender();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunInputCreate}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunInputCreate.Builder {
        Builder() {}
    }
}
