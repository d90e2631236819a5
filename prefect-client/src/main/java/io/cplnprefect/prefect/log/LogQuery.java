/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Which log lines are listed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableLogQuery.class)
public interface LogQuery {

    /** Lines. */
    @Nullable
    LogFilter logs();

    /** Order; absent for {@link LogSort#TIMESTAMP_ASC}. */
    @Nullable
    LogSort sort();

    /** How many on one page, at most 200 by default; absent for 200. */
    @Nullable
    Integer limit();

    /** How many to skip. */
    @Nullable
    Integer offset();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableLogQuery.Builder {
        Builder() {}
    }
}
