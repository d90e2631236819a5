/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.query;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Picks work pools. A condition that is absent picks everything; several are joined by and. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkPoolFilter.class)
public interface WorkPoolFilter {

    /** Id. */
    @Nullable
    In<UUID> id();

    /** Name. */
    @Nullable
    In<String> name();

    /** Type. */
    @Nullable
    In<String> type();

    /** Picks the pools of these names. */
    static WorkPoolFilter names(String... names) {
        return builder().name(In.any(names)).build();
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableWorkPoolFilter.Builder {
        Builder() {}
    }
}
