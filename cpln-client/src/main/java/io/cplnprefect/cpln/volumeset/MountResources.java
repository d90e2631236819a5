/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The resources of the program that serves a mount of a shared file system. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = MountResources.Builder.class)
public interface MountResources extends Extensible {

    /** Returns the maximum CPU; 2000m by default; {@code null} if it is not set. */
    @Nullable
    String maxCpu();

    /** Returns the minimum CPU; 500m by default; {@code null} if it is not set. */
    @Nullable
    String minCpu();

    /** Returns the minimum memory; 1Gi by default; {@code null} if it is not set. */
    @Nullable
    String minMemory();

    /** Returns the maximum memory; 2Gi by default; {@code null} if it is not set. */
    @Nullable
    String maxMemory();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link MountResources}. Not thread-safe. */
    final class Builder extends ImmutableMountResources.Builder {
        Builder() {}
    }
}
