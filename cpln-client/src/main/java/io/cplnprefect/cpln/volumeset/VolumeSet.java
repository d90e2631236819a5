/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A volume set: storage that exists longer than the containers that mount it. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = VolumeSet.Builder.class)
public interface VolumeSet extends Item, Extensible {

    /** Returns the name of the GVC, which manifests contain; {@code null} if it is not set. */
    @Nullable
    String gvc();

    /** Returns the specification; {@code null} if it is not set. */
    @Nullable
    VolumeSetSpec spec();

    /** Returns the status, which the server sets; {@code null} if it is not set. */
    @Nullable
    VolumeSetStatus status();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VolumeSet}. Not thread-safe. */
    final class Builder extends ImmutableVolumeSet.Builder {
        Builder() {}
    }
}
