/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.OffsetQuery;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of log lines. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableLogQuery.class)
public interface LogQuery extends OffsetQuery<LogQuery> {

    /** Returns the filter of the log lines. */
    @Nullable
    LogFilter logs();

    /** Returns the order, or {@code null} for {@link LogSort#TIMESTAMP_ASC}. */
    @Nullable
    LogSort sort();

    @Override
    default LogQuery page(int limit, int offset) {
        return builder().from(this).limit(limit).offset(offset).build();
    }

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LogQuery}. Not thread-safe. */
    final class Builder extends ImmutableLogQuery.Builder {
        Builder() {}
    }
}
