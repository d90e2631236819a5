/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workqueue;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.OffsetQuery;
import io.cplnprefect.prefect.query.WorkQueueFilter;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of the queues of a work pool. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkQueueQuery.class)
public interface WorkQueueQuery extends OffsetQuery<WorkQueueQuery> {

    /** Returns the filter of the queues. */
    @Nullable
    WorkQueueFilter workQueues();

    @Override
    default WorkQueueQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkQueueQuery}. Not thread-safe. */
    final class Builder extends ImmutableWorkQueueQuery.Builder {
        Builder() {}
    }
}
