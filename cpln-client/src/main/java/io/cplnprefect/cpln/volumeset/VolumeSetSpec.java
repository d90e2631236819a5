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
@JsonDeserialize(as = ImmutableVolumeSetSpec.class)
public interface VolumeSetSpec extends Extensible {

    /** Returns the initial size of each volume in GB, at least 10; {@code null} if it is not set. */
    @Nullable
    Integer initialCapacity();

    /** Returns the performance class: {@code general-purpose-ssd}, {@code high-throughput-ssd} or {@code shared}; it cannot be changed; {@code null} if it is not set. */
    @Nullable
    String performanceClass();

    /** Returns the file system: {@code ext4}, {@code xfs} or {@code shared}; it cannot be changed; {@code null} if it is not set. */
    @Nullable
    String fileSystemType();

    /** Returns the suffix of the storage class; {@code null} if it is not set. */
    @Nullable
    String storageClassSuffix();

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
