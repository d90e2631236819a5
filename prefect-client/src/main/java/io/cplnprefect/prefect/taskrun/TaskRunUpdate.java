/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.taskrun;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A change of a task run. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableTaskRunUpdate.class)
public interface TaskRunUpdate {

    /** Returns the name. */
    @Nullable
    String name();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TaskRunUpdate}. Not thread-safe. */
    final class Builder extends ImmutableTaskRunUpdate.Builder {
        Builder() {}
    }
}
