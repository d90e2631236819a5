/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.state.StateType;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A state in a graph. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableGraphState.class)
public interface GraphState extends Extensible {

    /** Returns the id of the state. */
    UUID id();

    /** Returns when the state was written. */
    @Nullable
    Instant timestamp();

    /** Returns the type of the state. */
    StateType type();

    /** Returns the name of the state. */
    @Nullable
    String name();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GraphState}. Not thread-safe. */
    final class Builder extends ImmutableGraphState.Builder {
        Builder() {}
    }
}
