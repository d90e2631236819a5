/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A state that a run is or was in. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableState.class)
public interface State extends Extensible {

    /** Id of the state; also the id of the event that tells of it. */
    UUID id();

    /** Kind of the state. */
    StateType type();

    /** Name of the state; free text, by default the type in title case. */
    @Nullable
    String name();

    /** When the server wrote it. */
    @Nullable
    Instant timestamp();

    /** Words for people. */
    @Nullable
    String message();

    /** Result of the run as the server keeps it, plain Java values. */
    @Value.Redacted
    @Nullable
    Object data();

    /** Further details. */
    @Value.Default
    default StateDetails stateDetails() {
        return StateDetails.builder().build();
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableState.Builder {
        Builder() {}
    }
}
