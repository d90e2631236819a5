/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.OffsetQuery;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Which log lines are listed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableLogQuery.class)
public interface LogQuery extends OffsetQuery<LogQuery> {

    /** Lines. */
    @Nullable
    LogFilter logs();

    /** Order; absent for {@link LogSort#TIMESTAMP_ASC}. */
    @Nullable
    LogSort sort();

    @Override
    default LogQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableLogQuery.Builder {
        Builder() {}
    }
}
