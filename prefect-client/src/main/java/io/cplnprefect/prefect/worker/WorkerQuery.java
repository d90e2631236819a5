/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Which workers of a work pool are listed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableWorkerQuery.class)
public interface WorkerQuery {

    /** Workers. */
    @Nullable
    WorkerFilter workers();

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
    final class Builder extends ImmutableWorkerQuery.Builder {
        Builder() {}
    }
}
