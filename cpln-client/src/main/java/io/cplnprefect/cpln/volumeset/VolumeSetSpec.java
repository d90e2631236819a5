/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What a volume set is. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableVolumeSetSpec.class)
public interface VolumeSetSpec extends Extensible {

    /** GB of each volume at first, at least 10. */
    @Nullable
    Integer initialCapacity();

    /** {@code general-purpose-ssd}, {@code high-throughput-ssd} or {@code shared}; cannot be changed. */
    @Nullable
    String performanceClass();

    /** {@code ext4}, {@code xfs} or {@code shared}; cannot be changed. */
    @Nullable
    String fileSystemType();

    /** Suffix of the storage class. */
    @Nullable
    String storageClassSuffix();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableVolumeSetSpec.Builder {
        Builder() {}
    }
}
