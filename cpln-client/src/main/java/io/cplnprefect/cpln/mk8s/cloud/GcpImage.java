/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An image of nodes on Google Cloud. Exactly one member is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GcpImage.Builder.class)
public interface GcpImage extends Extensible {

    /** Returns the image that the platform recommends, such as {@code debian/bookworm-12}; {@code null} if it is not set. */
    @Nullable
    String recommended();

    /** Returns the family, of which the latest image is used; {@code null} if it is not set. */
    @Nullable
    GcpImageFamily family();

    /** Returns the name of an image; {@code null} if it is not set. */
    @Nullable
    String exact();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GcpImage}. Not thread-safe. */
    final class Builder extends ImmutableGcpImage.Builder {
        Builder() {}
    }
}
