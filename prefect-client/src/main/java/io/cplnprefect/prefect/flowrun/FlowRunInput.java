/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A value that was sent to a flow run. It is left out of {@code toString()}, because it may be secret. Immutable and
 * thread-safe.
 */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableFlowRunInput.class)
public interface FlowRunInput extends Extensible {

    /** Returns the id of the input. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the id of the flow run. */
    UUID flowRunId();

    /** Returns the key, unique within the flow run. */
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

    /** A builder of {@link FlowRunInput}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunInput.Builder {
        Builder() {}
    }
}
