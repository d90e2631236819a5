/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How a container fares. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableContainerStatus.class)
public interface ContainerStatus extends Extensible {

    /** Name. */
    @Nullable
    String name();

    /** Image. */
    @Nullable
    String image();

    /** Whether it is ready. */
    @Nullable
    Boolean ready();

    /** What the platform says about it. */
    @Nullable
    String message();

    /** How it last ended. */
    @Nullable
    ContainerRestarts restarts();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableContainerStatus.Builder {
        Builder() {}
    }
}
