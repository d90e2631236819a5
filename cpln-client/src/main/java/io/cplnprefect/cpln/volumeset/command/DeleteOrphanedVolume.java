/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset.command;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.CommandType;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The command that deletes a storage device that no volume uses. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeleteOrphanedVolume.class)
public interface DeleteOrphanedVolume extends VolumeCommand {

    /** Returns the id of the storage device. */
    String storageDeviceId();

    /** Returns the id of the storage device that the platform has observed instead; {@code null} if it is not set. */
    @Nullable
    String newlyObservedStorageDeviceId();

    @Override
    default CommandType type() {
        return CommandType.DELETE_ORPHANED_VOLUME;
    }

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeleteOrphanedVolume}. Not thread-safe. */
    final class Builder extends ImmutableDeleteOrphanedVolume.Builder {
        Builder() {}
    }
}
