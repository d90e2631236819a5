/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of a volume set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = VolumeSetStatus.Builder.class)
public interface VolumeSetStatus extends Extensible {

    /** Returns the id of the GVC; {@code null} if it is not set. */
    @Nullable
    String parentId();

    /** Returns the link of the workload that uses the volume set; {@code null} if it is not set. */
    @Nullable
    String usedByWorkload();

    /** Returns the links of the workloads that mount the volume set. */
    List<String> workloadLinks();

    /** Returns the id of the binding to the workload; {@code null} if it is not set. */
    @Nullable
    String bindingId();

    /** Returns the volumes by location. */
    List<VolumeSetLocation> locations();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VolumeSetStatus}. Not thread-safe. */
    final class Builder extends ImmutableVolumeSetStatus.Builder {
        Builder() {}
    }
}
