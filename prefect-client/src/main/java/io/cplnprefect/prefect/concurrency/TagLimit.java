/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A limit of the task runs with one tag that may be RUNNING at once. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableTagLimit.class)
public interface TagLimit extends Extensible {

    /** Returns the id of the limit. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the tag. */
    String tag();

    /** Returns the number of task runs that may be RUNNING at once. */
    Integer concurrencyLimit();

    /** Returns the ids of the task runs that occupy a slot. */
    List<UUID> activeSlots();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TagLimit}. Not thread-safe. */
    final class Builder extends ImmutableTagLimit.Builder {
        Builder() {}
    }
}
