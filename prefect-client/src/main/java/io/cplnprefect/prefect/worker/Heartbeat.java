/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A heartbeat of a worker. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableHeartbeat.class)
public interface Heartbeat {

    /** Returns the name of the worker, any text without {@code /} and {@code %}. */
    String name();

    /** Returns the seconds between heartbeats; the worker is offline when three are missing. */
    @Nullable
    Integer heartbeatIntervalSeconds();

    /** Returns the software of the worker, which Prefect Cloud shows; servers ignore it. */
    @Nullable
    WorkerMetadata metadata();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Heartbeat}. Not thread-safe. */
    final class Builder extends ImmutableHeartbeat.Builder {
        Builder() {}
    }
}
