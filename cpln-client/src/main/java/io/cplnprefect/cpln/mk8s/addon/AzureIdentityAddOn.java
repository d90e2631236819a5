/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The identities of Microsoft Azure for pods. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AzureIdentityAddOn.Builder.class)
public interface AzureIdentityAddOn extends Extensible {

    /** Returns the id of the tenant; {@code null} if it is not set. */
    @Nullable
    String tenantId();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AzureIdentityAddOn}. Not thread-safe. */
    final class Builder extends ImmutableAzureIdentityAddOn.Builder {
        Builder() {}
    }
}
