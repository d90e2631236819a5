/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.state.StateType;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A flow run that occupies a slot. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableSlotSummary.class)
public interface SlotSummary extends Extensible {

    /** Returns the id of the flow run. */
    UUID id();

    /** Returns the name of the flow run. */
    String name();

    /** Returns the type of its state. */
    @Nullable
    StateType stateType();

    /** Returns the name of its state. */
    @Nullable
    String stateName();

    /** Returns when it started. */
    @Nullable
    Instant startTime();

    /** Returns when its state was written. */
    @Nullable
    Instant stateTimestamp();

    /** Returns the seconds since its state was written. */
    @Nullable
    Double timeInCurrentState();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SlotSummary}. Not thread-safe. */
    final class Builder extends ImmutableSlotSummary.Builder {
        Builder() {}
    }
}
