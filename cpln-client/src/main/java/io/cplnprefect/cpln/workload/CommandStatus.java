/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.volumeset.VolumeSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The present result of a command. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = CommandStatus.Builder.class)
public interface CommandStatus extends Extensible {

    /** Returns the name of the replica that runs the job, from the time at which it exists; {@code null} if it is not set. */
    @Nullable
    String replica();

    /** Returns the ids of clusters by location. */
    Map<String, @AllowNulls String> clusterIdByLocation();

    /** Returns the version of the workload that the job requires at least; {@code null} if it is not set. */
    @Nullable
    Integer minimumWorkloadVersion();

    /** Returns the id of the cluster that runs the command; {@code null} if it is not set. */
    @Nullable
    String clusterId();

    /** Returns the link of the command that has started the stopped replica; {@code null} if it is not set. */
    @Nullable
    String podCreatedByCommandLink();

    /** Returns the id of the stopped replica; {@code null} if it is not set. */
    @Nullable
    String podId();

    /** Returns the stage of a command of a volume set; {@code null} if it is not set. */
    @Nullable
    CommandStage stage();

    /** Returns the messages of the platform. */
    List<String> messages();

    /** Returns the id of the new snapshot at the cloud provider; {@code null} if it is not set. */
    @Nullable
    String newSnapshotId();

    /** Returns the size of the new snapshot in GB; {@code null} if it is not set. */
    @Nullable
    BigDecimal newSnapshotSize();

    /** Returns the time at which the creation of the snapshot began; {@code null} if it is not set. */
    @Nullable
    Instant creationStartTime();

    /** Returns the deleted snapshot; {@code null} if it is not set. */
    @Nullable
    VolumeSnapshot snapshot();

    /** Returns the id of the deleted snapshot at the cloud provider; {@code null} if it is not set. */
    @Nullable
    String snapshotId();

    /** Returns the id of the workload that uses the volume; {@code null} if it is not set. */
    @Nullable
    String inUseByWorkloadId();

    /** Returns the id of the storage device that is removed; {@code null} if it is not set. */
    @Nullable
    String storageDeviceIdToRemove();

    /** Returns the id of the new storage device; {@code null} if it is not set. */
    @Nullable
    String newStorageDeviceId();

    /** Returns the attributes of the new volume. */
    Map<String, @AllowNulls String> newVolumeAttributes();

    /** Returns the name of the new resource at the cloud provider; {@code null} if it is not set. */
    @Nullable
    String newResourceName();

    /** Returns the size of the new volume in GB; {@code null} if it is not set. */
    @Nullable
    BigDecimal nextVolumeSize();

    /** Returns the time at which the replica was restarted; {@code null} if it is not set. */
    @Nullable
    Instant replicaRestartedAt();

    /** Returns the time at which the resize of the mounted volume began; {@code null} if it is not set. */
    @Nullable
    Instant onlineResizeStartedAt();

    /** Returns the names of the locks that the command holds. */
    List<String> lockNames();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CommandStatus}. Not thread-safe. */
    final class Builder extends ImmutableCommandStatus.Builder {
        Builder() {}
    }
}
