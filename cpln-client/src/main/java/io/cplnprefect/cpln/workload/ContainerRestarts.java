/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The last exit of a container. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ContainerRestarts.Builder.class)
public interface ContainerRestarts extends Extensible {

    /** Returns the time of the exit; {@code null} if it is not set. */
    @Nullable
    Instant lastRestartTime();

    /** Returns the exit code; {@code null} if it is not set. */
    @Nullable
    Integer exitCode();

    /** Returns the reason, such as {@code OOMKilled}; {@code null} if it is not set. */
    @Nullable
    String reason();

    /** Returns the number of exits; {@code null} if it is not set. */
    @Nullable
    Integer count();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ContainerRestarts}. Not thread-safe. */
    final class Builder extends ImmutableContainerRestarts.Builder {
        Builder() {}
    }
}
