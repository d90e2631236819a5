/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A sign of life of a worker. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableHeartbeat.class)
public interface Heartbeat {

    /** Name of the worker, any text without {@code /} and {@code %}. */
    String name();

    /** Seconds between heartbeats; the worker counts as offline when three are missing. */
    @Nullable
    Integer heartbeatIntervalSeconds();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableHeartbeat.Builder {
        Builder() {}
    }
}
