/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A snapshot of a volume. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = VolumeSnapshot.Builder.class)
public interface VolumeSnapshot extends Extensible {

    /** Returns the name. */
    String name();

    /** Returns the id at the cloud provider; {@code null} if it is not set. */
    @Nullable
    String id();

    /** Returns the time of creation; {@code null} if it is not set. */
    @Nullable
    Instant created();

    /** Returns the time at which the snapshot is deleted; {@code null} if it is not set. */
    @Nullable
    Instant expires();

    /** Returns the size in GB; {@code null} if it is not set. */
    @Nullable
    BigDecimal size();

    /** Returns the tags, each as a map. */
    List<Map<String, @AllowNulls String>> tags();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VolumeSnapshot}. Not thread-safe. */
    final class Builder extends ImmutableVolumeSnapshot.Builder {
        Builder() {}
    }
}
