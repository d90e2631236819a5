/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.taskrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A task worker: a process that executes background tasks. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableTaskWorker.class)
public interface TaskWorker extends Extensible {

    /** Returns the identifier, usually the name of the host and the id of the process. */
    String identifier();

    /** Returns the keys of the tasks that it executes. */
    List<String> taskKeys();

    /** Returns when the server last received a message of it. */
    @Nullable
    Instant timestamp();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TaskWorker}. Not thread-safe. */
    final class Builder extends ImmutableTaskWorker.Builder {
        Builder() {}
    }
}
