/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A worker that serves a work pool. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableWorkerRecord.class)
public interface WorkerRecord extends Extensible {

    /** Id of the worker. */
    UUID id();

    /** When it was made. */
    @Nullable
    Instant created();

    /** When it was last changed. */
    @Nullable
    Instant updated();

    /** Name; a worker of the same name is the same worker. */
    String name();

    /** Pool that it serves. */
    @Nullable
    UUID workPoolId();

    /** When its last heartbeat came. */
    @Nullable
    Instant lastHeartbeatTime();

    /** Seconds between its heartbeats. */
    @Nullable
    Integer heartbeatIntervalSeconds();

    /** Whether it is alive. */
    @Nullable
    WorkerStatus status();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableWorkerRecord.Builder {
        Builder() {}
    }
}
