/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A state to be written. It carries neither id nor time, which the server gives and 3.x refuses. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableStateCreate.class)
public interface StateCreate {

    /** Kind of the state. */
    StateType type();

    /** Name of the state; absent for the server's default. */
    @Nullable
    String name();

    /** Words for people. */
    @Nullable
    String message();

    /** Result of the run, plain Java values. */
    @Value.Redacted
    @Nullable
    Object data();

    /** Further details. */
    @Nullable
    StateDetails stateDetails();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableStateCreate.Builder {
        Builder() {}
    }
}
