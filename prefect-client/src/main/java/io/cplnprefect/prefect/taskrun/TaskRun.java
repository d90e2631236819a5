/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.taskrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.flowrun.RunInput;
import io.cplnprefect.prefect.state.State;
import io.cplnprefect.prefect.state.StateType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A task run. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableTaskRun.class)
public interface TaskRun extends Extensible {

    /** Returns the id of the task run. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the name. */
    @Nullable
    String name();

    /** Returns the id of its flow run, or {@code null} for a background task. */
    @Nullable
    UUID flowRunId();

    /** Returns the key of the task. */
    String taskKey();

    /**
     * Returns the key that distinguishes the task runs of one task in one flow run; absent from {@link TaskRuns#paginate}.
     */
    @Nullable
    String dynamicKey();

    /** Returns the key by which its result is found again. */
    @Nullable
    String cacheKey();

    /** Returns when its cached result expires. */
    @Nullable
    Instant cacheExpiration();

    /** Returns the version of the task. */
    @Nullable
    String taskVersion();

    /** Returns the retry policy. */
    @Nullable
    TaskRunPolicy empiricalPolicy();

    /** Returns the tags. */
    List<String> tags();

    /** Returns the labels, each a text, a number or a boolean; empty before 3.1. */
    Map<String, Object> labels();

    /** Returns the id of its state. */
    @Nullable
    UUID stateId();

    /** Returns the values that it depends on, by parameter. */
    Map<String, List<RunInput>> taskInputs();

    /** Returns the type of its state. */
    @Nullable
    StateType stateType();

    /** Returns the name of its state. */
    @Nullable
    String stateName();

    /** Returns how often it has run. */
    @Nullable
    Integer runCount();

    /** Returns how often its flow run had run when it last ran. */
    @Nullable
    Integer flowRunRunCount();

    /** Returns when it was expected to start. */
    @Nullable
    Instant expectedStartTime();

    /** Returns when it starts next. */
    @Nullable
    Instant nextScheduledStartTime();

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

    /** Returns the seconds by which it was late. */
    @Nullable
    Double estimatedStartTimeDelta();

    /** Returns its state. */
    @Nullable
    State state();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TaskRun}. Not thread-safe. */
    final class Builder extends ImmutableTaskRun.Builder {
        Builder() {}
    }
}
