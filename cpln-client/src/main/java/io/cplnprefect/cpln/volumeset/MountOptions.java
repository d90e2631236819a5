/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The options of the mounts of a shared file system. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = MountOptions.Builder.class)
public interface MountOptions extends Extensible {

    /** Returns the resources of the program that serves each mount; {@code null} if it is not set. */
    @Nullable
    MountResources resources();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link MountOptions}. Not thread-safe. */
    final class Builder extends ImmutableMountOptions.Builder {
        Builder() {}
    }
}
