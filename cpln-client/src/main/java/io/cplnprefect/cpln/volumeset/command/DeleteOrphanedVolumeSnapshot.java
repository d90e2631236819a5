/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset.command;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.CommandType;
import org.immutables.value.Value;

/** The command that deletes a snapshot that no volume has. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeleteOrphanedVolumeSnapshot.class)
public interface DeleteOrphanedVolumeSnapshot extends VolumeCommand {

    /** Returns the id of the snapshot at the cloud provider. */
    String snapshotId();

    @Override
    default CommandType type() {
        return CommandType.DELETE_ORPHANED_VOLUME_SNAPSHOT;
    }

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeleteOrphanedVolumeSnapshot}. Not thread-safe. */
    final class Builder extends ImmutableDeleteOrphanedVolumeSnapshot.Builder {
        Builder() {}
    }
}
