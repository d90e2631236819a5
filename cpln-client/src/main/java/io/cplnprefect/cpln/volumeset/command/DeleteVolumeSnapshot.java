/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset.command;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.CommandType;
import org.immutables.value.Value;

/** The command that deletes a snapshot of a volume. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeleteVolumeSnapshot.class)
public interface DeleteVolumeSnapshot extends VolumeCommand {

    /** Returns the name of the snapshot. */
    String snapshotName();

    @Override
    default CommandType type() {
        return CommandType.DELETE_VOLUME_SNAPSHOT;
    }

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeleteVolumeSnapshot}. Not thread-safe. */
    final class Builder extends ImmutableDeleteVolumeSnapshot.Builder {
        Builder() {}
    }
}
