/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.log;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A log line. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableLog.class)
public interface Log extends Extensible {

    /** Returns the id of the log line. */
    @Nullable
    UUID id();

    /** Returns the name of the logger. */
    String name();

    /** Returns the level as in Python: 10, 20, 30, 40, 50 from DEBUG to CRITICAL. */
    Integer level();

    /** Returns the message. */
    String message();

    /** Returns when the line was logged. */
    Instant timestamp();

    /** Returns the id of its flow run. */
    @Nullable
    UUID flowRunId();

    /** Returns the id of its task run. */
    @Nullable
    UUID taskRunId();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Log}. Not thread-safe. */
    final class Builder extends ImmutableLog.Builder {
        Builder() {}
    }
}
