/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.status.ContainerResources;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of a container. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ContainerStatus.Builder.class)
public interface ContainerStatus extends Extensible {

    /** Returns the name; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns the image; {@code null} if it is not set. */
    @Nullable
    String image();

    /** Returns whether it is ready; {@code null} if it is not set. */
    @Nullable
    Boolean ready();

    /** Returns the message of the platform; {@code null} if it is not set. */
    @Nullable
    String message();

    /** Returns the last exit; {@code null} if it is not set. */
    @Nullable
    ContainerRestarts restarts();

    /** Returns the resources; {@code null} if it is not set. */
    @Nullable
    ContainerResources resources();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ContainerStatus}. Not thread-safe. */
    final class Builder extends ImmutableContainerStatus.Builder {
        Builder() {}
    }
}
