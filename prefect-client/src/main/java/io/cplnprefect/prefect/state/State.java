/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A present or past state of a run. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableState.class)
public interface State extends Extensible {

    /** Returns the id of the state, which is also the id of its event. */
    UUID id();

    /** Returns the type of the state. */
    StateType type();

    /** Returns the name of the state: any text, by default the type in title case. */
    @Nullable
    String name();

    /** Returns when the server wrote it. */
    @Nullable
    Instant timestamp();

    /** Returns the message. */
    @Nullable
    String message();

    /** Returns the result of the run as the server stores it, as plain Java values. */
    @Value.Redacted
    @Nullable
    Object data();

    /** Returns further details. */
    @Value.Default
    default StateDetails stateDetails() {
        return StateDetails.builder().build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link State}. Not thread-safe. */
    final class Builder extends ImmutableState.Builder {
        Builder() {}
    }
}
