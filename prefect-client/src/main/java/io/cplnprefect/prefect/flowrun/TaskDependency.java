/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.state.State;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A task run of a flow run, and what it depends on. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableTaskDependency.class)
public interface TaskDependency extends Extensible {

    /** Returns the id of the task run. */
    UUID id();

    /** Returns the name of the task run. */
    String name();

    /** Returns the results that it depends on. */
    List<RunInput> upstreamDependencies();

    /** Returns its state. */
    @Nullable
    State state();

    /** Returns when it was expected to start. */
    @Nullable
    Instant expectedStartTime();

    /** Returns when it started. */
    @Nullable
    Instant startTime();

    /** Returns when it ended. */
    @Nullable
    Instant endTime();

    /** Returns the seconds for which it has run. */
    @Nullable
    Double totalRunTime();

    /** Returns the seconds for which it has run, up to the present time for a running one. */
    @Nullable
    Double estimatedRunTime();

    /** Returns whether what depends on its result is unknown. */
    @Nullable
    Boolean untrackableResult();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TaskDependency}. Not thread-safe. */
    final class Builder extends ImmutableTaskDependency.Builder {
        Builder() {}
    }
}
