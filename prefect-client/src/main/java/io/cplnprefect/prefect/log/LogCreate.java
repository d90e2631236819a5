/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A line to be logged. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableLogCreate.class)
public interface LogCreate {

    /** Name of the logger. */
    String name();

    /** Level as Python counts it: 10, 20, 30, 40, 50 from DEBUG to CRITICAL. */
    Integer level();

    /** The text. */
    String message();

    /** When it was logged. */
    Instant timestamp();

    /** Flow run that it belongs to. */
    @Nullable
    UUID flowRunId();

    /** Task run that it belongs to. */
    @Nullable
    UUID taskRunId();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableLogCreate.Builder {
        Builder() {}
    }
}
