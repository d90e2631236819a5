/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A request that frees the slots of a tag. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableTagLimitReset.class)
public interface TagLimitReset {

    /** Returns the ids of the task runs that occupy a slot afterwards, or {@code null} for none. */
    @Nullable
    List<UUID> slotOverride();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TagLimitReset}. Not thread-safe. */
    final class Builder extends ImmutableTagLimitReset.Builder {
        Builder() {}
    }
}
