/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.concurrency;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.OffsetQuery;
import org.immutables.value.Value;

/** A query of limits. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableLimitQuery.class)
public interface LimitQuery extends OffsetQuery<LimitQuery> {

    @Override
    default LimitQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LimitQuery}. Not thread-safe. */
    final class Builder extends ImmutableLimitQuery.Builder {
        Builder() {}
    }
}
