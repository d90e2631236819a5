/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.taskrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A query of task workers, the processes that execute background tasks. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableTaskWorkerQuery.class)
public interface TaskWorkerQuery {

    /** Returns the filter of the task workers. */
    @Nullable
    TaskWorkerFilter taskWorkerFilter();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TaskWorkerQuery}. Not thread-safe. */
    final class Builder extends ImmutableTaskWorkerQuery.Builder {
        Builder() {}
    }
}
