/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.status;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The last health check of a workload from outside. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = HealthCheck.Builder.class)
public interface HealthCheck extends Extensible {

    /** Returns whether the workload is checked; {@code null} if it is not set. */
    @Nullable
    Boolean active();

    /** Returns whether the check succeeded; {@code null} if it is not set. */
    @Nullable
    Boolean success();

    /** Returns the status of the response; {@code null} if it is not set. */
    @Nullable
    Integer code();

    /** Returns the message of the check; {@code null} if it is not set. */
    @Nullable
    String message();

    /** Returns the number of failures in a row; {@code null} if it is not set. */
    @Nullable
    Integer failures();

    /** Returns the number of successes in a row; {@code null} if it is not set. */
    @Nullable
    Integer successes();

    /** Returns the time of the check; {@code null} if it is not set. */
    @Nullable
    Instant lastChecked();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link HealthCheck}. Not thread-safe. */
    final class Builder extends ImmutableHealthCheck.Builder {
        Builder() {}
    }
}
