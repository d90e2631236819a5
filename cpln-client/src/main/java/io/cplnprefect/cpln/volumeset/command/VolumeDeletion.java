/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset.command;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.volumeset.Volume;
import io.cplnprefect.cpln.workload.CommandStage;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The deletion of one volume and its snapshots. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = VolumeDeletion.Builder.class)
public interface VolumeDeletion extends Extensible {

    /** Returns the id of the cluster that has the volume; {@code null} if it is not set. */
    @Nullable
    String clusterId();

    /** Returns the ids of clusters by location. */
    Map<String, @AllowNulls String> clusterIdByLocation();

    /** Returns the volume; {@code null} if it is not set. */
    @Nullable
    Volume volume();

    /** Returns the stage; {@code null} if it is not set. */
    @Nullable
    CommandStage stage();

    /** Returns the messages of the platform. */
    List<String> messages();

    /** Returns the volume claim in the cluster; {@code null} if it is not set. */
    @Nullable
    VolumeClaim pvcRef();

    /** Returns the deletions of the snapshots, by name. */
    Map<String, SnapshotDeletion> snapshotDeletionStatus();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VolumeDeletion}. Not thread-safe. */
    final class Builder extends ImmutableVolumeDeletion.Builder {
        Builder() {}
    }
}
