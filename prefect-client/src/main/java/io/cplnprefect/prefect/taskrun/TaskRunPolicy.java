/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.taskrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The retry policy of a task run, as stored on the server. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableTaskRunPolicy.class)
public interface TaskRunPolicy extends Extensible {

    /** Returns the number of retries that are permitted, for clients before 2.0. */
    @Nullable
    Integer maxRetries();

    /** Returns the whole seconds between retries, for clients before 2.0; servers refuse fractions. */
    @Nullable
    Double retryDelaySeconds();

    /** Returns the number of retries that are permitted. */
    @Nullable
    Integer retries();

    /** Returns the seconds between retries: a number, or a list of numbers, one for each retry. */
    @Nullable
    Object retryDelay();

    /** Returns the part of the delay by which it varies. */
    @Nullable
    Double retryJitterFactor();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TaskRunPolicy}. Not thread-safe. */
    final class Builder extends ImmutableTaskRunPolicy.Builder {
        Builder() {}
    }
}
