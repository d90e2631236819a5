/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The specification of a volume set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = VolumeSetSpec.Builder.class)
public interface VolumeSetSpec extends Extensible {

    /** Returns the initial size of each volume in GB, at least 10; {@code null} if it is not set. */
    @Nullable
    Integer initialCapacity();

    /** Returns the performance class, which cannot be changed; {@code null} if it is not set. */
    @Nullable
    PerformanceClass performanceClass();

    /** Returns the file system, which cannot be changed; {@code ext4} by default; {@code null} if it is not set. */
    @Nullable
    FileSystemType fileSystemType();

    /** Returns the suffix of the storage class; {@code null} if it is not set. */
    @Nullable
    String storageClassSuffix();

    /** Returns the encryption with keys of the user; {@code null} if it is not set. */
    @Nullable
    VolumeEncryption customEncryption();

    /** Returns the snapshots that the platform creates; {@code null} if it is not set. */
    @Nullable
    VolumeSnapshots snapshots();

    /** Returns the growth of volumes that become full; {@code null} if it is not set. */
    @Nullable
    VolumeAutoscaling autoscaling();

    /** Returns the resources of the mounts of a shared file system; {@code null} if it is not set. */
    @Nullable
    MountOptions mountOptions();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VolumeSetSpec}. Not thread-safe. */
    final class Builder extends ImmutableVolumeSetSpec.Builder {
        Builder() {}
    }
}
