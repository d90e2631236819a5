/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A state to propose. It has neither id nor time: the server sets them, and 3.x refuses them in requests. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableStateCreate.class)
public interface StateCreate {

    /** Returns the type of the state. */
    StateType type();

    /** Returns the name of the state, or {@code null} for the server's default. */
    @Nullable
    String name();

    /** Returns the message. */
    @Nullable
    String message();

    /** Returns the result of the run, as plain Java values. */
    @Value.Redacted
    @Nullable
    Object data();

    /** Returns further details. */
    @Nullable
    StateDetails stateDetails();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link StateCreate}. Not thread-safe. */
    final class Builder extends ImmutableStateCreate.Builder {
        Builder() {}
    }
}
