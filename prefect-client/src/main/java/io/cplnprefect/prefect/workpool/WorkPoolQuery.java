/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.workpool;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.OffsetQuery;
import io.cplnprefect.prefect.query.WorkPoolFilter;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Which work pools are listed or counted. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkPoolQuery.class)
public interface WorkPoolQuery extends OffsetQuery<WorkPoolQuery> {

    /** Work pools. */
    @Nullable
    WorkPoolFilter workPools();

    @Override
    default WorkPoolQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableWorkPoolQuery.Builder {
        Builder() {}
    }
}
