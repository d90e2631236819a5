/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset.command;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.CommandType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The command that creates a snapshot of a volume. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableCreateVolumeSnapshot.class)
public interface CreateVolumeSnapshot extends VolumeCommand {

    /** Returns the name of the snapshot. */
    String snapshotName();

    /** Returns the time at which the snapshot is deleted; it is kept by default; {@code null} if it is not set. */
    @Nullable
    Instant snapshotExpirationDate();

    /** Returns the tags of the snapshot, each as a map. */
    List<Map<String, String>> snapshotTags();

    @Override
    default CommandType type() {
        return CommandType.CREATE_VOLUME_SNAPSHOT;
    }

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CreateVolumeSnapshot}. Not thread-safe. */
    final class Builder extends ImmutableCreateVolumeSnapshot.Builder {
        Builder() {}
    }
}
