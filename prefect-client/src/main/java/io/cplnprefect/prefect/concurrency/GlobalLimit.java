/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A global limit: a number of slots that any code may occupy. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableGlobalLimit.class)
public interface GlobalLimit extends Extensible {

    /** Returns the id of the limit. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns whether the limit is enforced. */
    @Nullable
    Boolean active();

    /** Returns the name, unique. */
    String name();

    /** Returns the number of slots. */
    Integer limit();

    /** Returns the number of occupied slots. */
    @Nullable
    Integer activeSlots();

    /** Returns the number of slots that were requested while none was free; only in the response to a creation. */
    @Nullable
    Integer deniedSlots();

    /** Returns the number of occupied slots that become free per second; 0 for none. */
    @Nullable
    Double slotDecayPerSecond();

    /** Returns the average seconds for which a slot was occupied; only in the response to a creation. */
    @Nullable
    Double avgSlotOccupancySeconds();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GlobalLimit}. Not thread-safe. */
    final class Builder extends ImmutableGlobalLimit.Builder {
        Builder() {}
    }
}
