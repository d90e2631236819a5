/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that creates a global limit. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableGlobalLimitCreate.class)
public interface GlobalLimitCreate {

    /** Returns the name, unique, without any of {@code / % & > <}. */
    String name();

    /** Returns the number of slots. */
    Integer limit();

    /** Returns whether the limit is enforced; {@code true} is the default of servers. */
    @Nullable
    Boolean active();

    /** Returns the number of slots that are occupied at first. */
    @Nullable
    Integer activeSlots();

    /** Returns the number of slots that count as refused at first. */
    @Nullable
    Integer deniedSlots();

    /** Returns the number of occupied slots that become free per second; more than 0 for a limit of rates. */
    @Nullable
    Double slotDecayPerSecond();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GlobalLimitCreate}. Not thread-safe. */
    final class Builder extends ImmutableGlobalLimitCreate.Builder {
        Builder() {}
    }
}
