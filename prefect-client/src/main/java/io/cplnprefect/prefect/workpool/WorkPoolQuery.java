/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.OffsetQuery;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of work pools. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkPoolQuery.class)
public interface WorkPoolQuery extends OffsetQuery<WorkPoolQuery> {

    /** Returns the filter of the work pools. */
    @Nullable
    WorkPoolFilter workPools();

    @Override
    default WorkPoolQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkPoolQuery}. Not thread-safe. */
    final class Builder extends ImmutableWorkPoolQuery.Builder {
        Builder() {}
    }
}
