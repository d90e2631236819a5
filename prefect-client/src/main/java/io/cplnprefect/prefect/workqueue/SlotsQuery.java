/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of the slots of a queue. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableSlotsQuery.class)
public interface SlotsQuery {

    /** Returns the number of the page, from 1. */
    @Nullable
    Integer page();

    /** Returns the number of flow runs on a page. */
    @Nullable
    Integer limit();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SlotsQuery}. Not thread-safe. */
    final class Builder extends ImmutableSlotsQuery.Builder {
        Builder() {}
    }
}
