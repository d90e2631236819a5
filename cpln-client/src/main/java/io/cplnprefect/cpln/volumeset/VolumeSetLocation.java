/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The volumes of a volume set in one location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = VolumeSetLocation.Builder.class)
public interface VolumeSetLocation extends Extensible {

    /** Returns the name of the location. */
    String name();

    /** Returns the volumes. */
    List<Volume> volumes();

    /** Returns the number of volumes that the workload requires; {@code null} if it is not set. */
    @Nullable
    Integer desiredVolumeCount();

    /** Returns the id of the cluster that has the volumes; {@code null} if it is not set. */
    @Nullable
    String clusterId();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VolumeSetLocation}. Not thread-safe. */
    final class Builder extends ImmutableVolumeSetLocation.Builder {
        Builder() {}
    }
}
