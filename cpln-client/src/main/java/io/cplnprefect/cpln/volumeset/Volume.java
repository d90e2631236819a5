/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A volume of a volume set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Volume.Builder.class)
public interface Volume extends Extensible {

    /** Returns the stage of the volume; {@code null} if it is not set. */
    @Nullable
    VolumeLifecycle lifecycle();

    /** Returns the id of the storage device; {@code null} if it is not set. */
    @Nullable
    String storageDeviceId();

    /** Returns the ids of storage devices that were replaced. */
    List<String> oldStorageDeviceIds();

    /** Returns the name of the resource at the cloud provider; {@code null} if it is not set. */
    @Nullable
    String resourceName();

    /** Returns the index, which is that of the replica that mounts the volume; {@code null} if it is not set. */
    @Nullable
    Integer index();

    /** Returns the size in GB; {@code null} if it is not set. */
    @Nullable
    BigDecimal currentSize();

    /** Returns the used bytes; {@code null} if it is not set. */
    @Nullable
    Long currentBytesUsed();

    /** Returns the I/O operations per second; {@code null} if it is not set. */
    @Nullable
    Integer iops();

    /** Returns the throughput in MB per second; {@code null} if it is not set. */
    @Nullable
    Integer throughput();

    /** Returns the name of the storage driver; {@code null} if it is not set. */
    @Nullable
    String driver();

    /** Returns the snapshots. */
    List<VolumeSnapshot> volumeSnapshots();

    /** Returns the attributes that the driver sets. */
    Map<String, @AllowNulls String> attributes();

    /** Returns the zone; {@code null} if it is not set. */
    @Nullable
    String zone();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Volume}. Not thread-safe. */
    final class Builder extends ImmutableVolume.Builder {
        Builder() {}
    }
}
