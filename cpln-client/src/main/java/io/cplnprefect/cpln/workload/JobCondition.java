/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A condition of a job execution. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = JobCondition.Builder.class)
public interface JobCondition extends Extensible {

    /** Returns whether the condition holds: {@code True}, {@code False} or {@code Unknown}; {@code null} if it is not set. */
    @Nullable
    String status();

    /** Returns the type, such as {@code Complete} or {@code Failed}; {@code null} if it is not set. */
    @Nullable
    String type();

    /** Returns the time at which the condition was last checked; {@code null} if it is not set. */
    @Nullable
    Instant lastDetectionTime();

    /** Returns the time of the last change; {@code null} if it is not set. */
    @Nullable
    Instant lastTransitionTime();

    /** Returns the message of the platform; {@code null} if it is not set. */
    @Nullable
    String message();

    /** Returns the reason, as one word; {@code null} if it is not set. */
    @Nullable
    String reason();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link JobCondition}. Not thread-safe. */
    final class Builder extends ImmutableJobCondition.Builder {
        Builder() {}
    }
}
