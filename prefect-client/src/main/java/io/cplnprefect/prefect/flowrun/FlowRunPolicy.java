/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The retry policy of a flow run, as stored on the server. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableFlowRunPolicy.class)
public interface FlowRunPolicy extends Extensible {

    /** Returns the number of retries that are permitted. */
    @Nullable
    Integer retries();

    /** Returns the seconds between retries. */
    @Nullable
    Integer retryDelay();

    /** Returns {@code in_process} if the run retries itself, or {@code reschedule} if a worker must start it again. */
    @Nullable
    String retryType();

    /** Returns whether the run is being resumed after a pause. */
    @Nullable
    Boolean resuming();

    /** Returns the number of retries that are permitted, for clients before 2.0. */
    @Nullable
    Integer maxRetries();

    /** Returns the whole seconds between retries, for clients before 2.0; servers refuse fractions. */
    @Nullable
    Double retryDelaySeconds();

    /** Returns the keys of the pauses that have been resumed. */
    List<String> pauseKeys();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link FlowRunPolicy}. Not thread-safe. */
    final class Builder extends ImmutableFlowRunPolicy.Builder {
        Builder() {}
    }
}
