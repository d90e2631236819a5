/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An image of nodes on Microsoft Azure. Exactly one member is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AzureImage.Builder.class)
public interface AzureImage extends Extensible {

    /** Returns the image that the platform recommends, such as {@code ubuntu/noble-24.04}; {@code null} if it is not set. */
    @Nullable
    String recommended();

    /** Returns the reference of an image; {@code null} if it is not set. */
    @Nullable
    AzureImageReference reference();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AzureImage}. Not thread-safe. */
    final class Builder extends ImmutableAzureImage.Builder {
        Builder() {}
    }
}
