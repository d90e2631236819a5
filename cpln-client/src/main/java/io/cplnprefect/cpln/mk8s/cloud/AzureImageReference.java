/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A reference of an image in the market place of Microsoft Azure. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AzureImageReference.Builder.class)
public interface AzureImageReference extends Extensible {

    /** Returns the publisher; {@code null} if it is not set. */
    @Nullable
    String publisher();

    /** Returns the offer; {@code null} if it is not set. */
    @Nullable
    String offer();

    /** Returns the SKU; {@code null} if it is not set. */
    @Nullable
    String sku();

    /** Returns the version; {@code null} if it is not set. */
    @Nullable
    String version();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AzureImageReference}. Not thread-safe. */
    final class Builder extends ImmutableAzureImageReference.Builder {
        Builder() {}
    }
}
