/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset.command;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.CommandType;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The command that replaces the content of a volume by that of a snapshot. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableRestoreVolume.class)
public interface RestoreVolume extends VolumeCommand {

    /** Returns the name of the snapshot. */
    String snapshotName();

    /** Returns the zone of the restored volume; its present zone by default; {@code null} if it is not set. */
    @Nullable
    String zone();

    @Override
    default CommandType type() {
        return CommandType.RESTORE_VOLUME;
    }

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RestoreVolume}. Not thread-safe. */
    final class Builder extends ImmutableRestoreVolume.Builder {
        Builder() {}
    }
}
