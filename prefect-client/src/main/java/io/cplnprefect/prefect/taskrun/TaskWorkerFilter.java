/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.taskrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;

/** A filter of task workers. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableTaskWorkerFilter.class)
public interface TaskWorkerFilter {

    /** Returns the keys of tasks; a worker is selected if it executes one of them. */
    List<String> taskKeys();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TaskWorkerFilter}. Not thread-safe. */
    final class Builder extends ImmutableTaskWorkerFilter.Builder {
        Builder() {}
    }
}
