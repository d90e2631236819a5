/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How a container last ended. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableContainerRestarts.class)
public interface ContainerRestarts extends Extensible {

    /** When. */
    @Nullable
    Instant lastRestartTime();

    /** Exit code. */
    @Nullable
    Integer exitCode();

    /** Reason, such as {@code OOMKilled}. */
    @Nullable
    String reason();

    /** How often it ended. */
    @Nullable
    Integer count();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableContainerRestarts.Builder {
        Builder() {}
    }
}
