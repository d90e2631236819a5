/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The image registry of Microsoft Azure. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AzureRegistryAddOn.Builder.class)
public interface AzureRegistryAddOn extends Extensible {

    /** Returns the id of the identity with which images are pulled; {@code null} if it is not set. */
    @Nullable
    String clientId();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AzureRegistryAddOn}. Not thread-safe. */
    final class Builder extends ImmutableAzureRegistryAddOn.Builder {
        Builder() {}
    }
}
