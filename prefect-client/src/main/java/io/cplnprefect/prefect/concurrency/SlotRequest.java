/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that occupies slots of several global limits, of all or of none. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableSlotRequest.class)
public interface SlotRequest {

    /** Returns the number of slots of each limit. */
    Integer slots();

    /** Returns the names of the limits; names without a limit are ignored. */
    List<String> names();

    /** Returns how the slots become free, or {@code null} for {@link SlotMode#CONCURRENCY}. */
    @Nullable
    SlotMode mode();

    /**
     * Returns whether limits that do not exist are created, without an effect in current releases; requires Prefect 3.0.
     */
    @Since("3.0.0")
    @Nullable
    Boolean createIfMissing();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SlotRequest}. Not thread-safe. */
    final class Builder extends ImmutableSlotRequest.Builder {
        Builder() {}
    }
}
