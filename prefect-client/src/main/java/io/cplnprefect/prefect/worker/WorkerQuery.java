/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.OffsetQuery;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of the workers of a work pool. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkerQuery.class)
public interface WorkerQuery extends OffsetQuery<WorkerQuery> {

    /** Returns the filter of the workers. */
    @Nullable
    WorkerFilter workers();

    @Override
    default WorkerQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkerQuery}. Not thread-safe. */
    final class Builder extends ImmutableWorkerQuery.Builder {
        Builder() {}
    }
}
