/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.dialect.Since;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that frees slots of several global limits. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableSlotRelease.class)
public interface SlotRelease {

    /** Returns the number of slots of each limit. */
    Integer slots();

    /** Returns the names of the limits. */
    List<String> names();

    /** Returns the seconds for which they were occupied; the server computes delays for other requests from it. */
    @Nullable
    Double occupancySeconds();

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

    /** A builder of {@link SlotRelease}. Not thread-safe. */
    final class Builder extends ImmutableSlotRelease.Builder {
        Builder() {}
    }
}
