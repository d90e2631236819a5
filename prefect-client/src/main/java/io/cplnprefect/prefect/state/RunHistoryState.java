/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.state;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The number of runs with one state in an interval of time. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableRunHistoryState.class)
public interface RunHistoryState extends Extensible {

    /** Returns the type of the state. */
    StateType stateType();

    /** Returns the name of the state. */
    String stateName();

    /** Returns the number of runs. */
    Integer countRuns();

    /** Returns the seconds for which they have run, in all. */
    @Nullable
    Double sumEstimatedRunTime();

    /** Returns the seconds by which they were late, in all. */
    @Nullable
    Double sumEstimatedLateness();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RunHistoryState}. Not thread-safe. */
    final class Builder extends ImmutableRunHistoryState.Builder {
        Builder() {}
    }
}
