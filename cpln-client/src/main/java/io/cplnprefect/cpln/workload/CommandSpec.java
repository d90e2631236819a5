/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The parameters of a command. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = CommandSpec.Builder.class)
public interface CommandSpec extends Extensible {

    /** Returns the name of the location; {@code null} if it is not set. */
    @Nullable
    String location();

    /** Returns the settings of containers that the job replaces. */
    List<ContainerOverride> containerOverrides();

    /** Returns the maximum duration of the job in seconds; {@code null} if it is not set. */
    @Nullable
    Integer activeDeadlineSeconds();

    /** Returns the replica to stop; {@code null} if it is not set. */
    @Nullable
    String replica();

    /** Returns the index of the volume; {@code null} if it is not set. */
    @Nullable
    Integer volumeIndex();

    /** Returns the name of the snapshot; {@code null} if it is not set. */
    @Nullable
    String snapshotName();

    /** Returns the time at which the new snapshot is deleted; {@code null} if it is not set. */
    @Nullable
    Instant snapshotExpirationDate();

    /** Returns the tags of the new snapshot, each as a map. */
    List<Map<String, @AllowNulls String>> snapshotTags();

    /** Returns the id of the snapshot at the cloud provider; {@code null} if it is not set. */
    @Nullable
    String snapshotId();

    /** Returns the id of the storage device that is deleted; {@code null} if it is not set. */
    @Nullable
    String storageDeviceId();

    /** Returns the id of the storage device that the platform has observed instead; {@code null} if it is not set. */
    @Nullable
    String newlyObservedStorageDeviceId();

    /** Returns the new size of the volume in GB; {@code null} if it is not set. */
    @Nullable
    Integer newStorageCapacity();

    /** Returns the maximum duration of the command in seconds; {@code null} if it is not set. */
    @Nullable
    Integer timeoutSeconds();

    /** Returns the zone of the restored volume; {@code null} if it is not set. */
    @Nullable
    String zone();

    /** Returns the volume set that is deleted, as it was. */
    @Value.Redacted
    Map<String, @AllowNulls Object> volumeSet();

    /** Returns the locations in which the volume set is deleted. */
    List<String> locations();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CommandSpec}. Not thread-safe. */
    final class Builder extends ImmutableCommandSpec.Builder {
        Builder() {}
    }
}
