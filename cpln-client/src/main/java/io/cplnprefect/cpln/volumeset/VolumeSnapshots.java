/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The snapshots of volumes that the platform creates. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = VolumeSnapshots.Builder.class)
public interface VolumeSnapshots extends Extensible {

    /** Returns whether a snapshot is created before a volume is deleted; true by default; {@code null} if it is not set. */
    @Nullable
    Boolean createFinalSnapshot();

    /** Returns how long snapshots are kept, such as {@code 7d}, {@code 12h} or {@code 30m}; {@code null} if it is not set. */
    @Nullable
    String retentionDuration();

    /** Returns the cron expression at which snapshots are created, at most once per hour; {@code null} if it is not set. */
    @Nullable
    String schedule();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VolumeSnapshots}. Not thread-safe. */
    final class Builder extends ImmutableVolumeSnapshots.Builder {
        Builder() {}
    }
}
