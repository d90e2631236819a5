/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.worker;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A worker of a work pool, as registered on the server. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableWorkerRecord.class)
public interface WorkerRecord extends Extensible {

    /** Returns the id of the worker. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the name, unique within the work pool. */
    String name();

    /** Returns the id of its work pool. */
    @Nullable
    UUID workPoolId();

    /** Returns when the server received its last heartbeat. */
    @Nullable
    Instant lastHeartbeatTime();

    /** Returns the seconds between its heartbeats. */
    @Nullable
    Integer heartbeatIntervalSeconds();

    /** Returns whether it sends heartbeats. */
    @Nullable
    WorkerStatus status();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkerRecord}. Not thread-safe. */
    final class Builder extends ImmutableWorkerRecord.Builder {
        Builder() {}
    }
}
