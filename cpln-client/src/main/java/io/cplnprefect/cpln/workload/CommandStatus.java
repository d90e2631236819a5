/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The present result of a command. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableCommandStatus.class)
public interface CommandStatus extends Extensible {

    /** Returns the name of the replica that runs the job, from the time at which it exists; {@code null} if it is not set. */
    @Nullable
    String replica();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CommandStatus}. Not thread-safe. */
    final class Builder extends ImmutableCommandStatus.Builder {
        Builder() {}
    }
}
