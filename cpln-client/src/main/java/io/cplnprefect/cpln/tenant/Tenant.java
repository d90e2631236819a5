/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.tenant;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A tenant: organizations and clusters that belong together. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Tenant.Builder.class)
public interface Tenant extends Item, Extensible {

    /** Returns the specification; {@code null} if it is not set. */
    @Nullable
    TenantSpec spec();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Tenant}. Not thread-safe. */
    final class Builder extends ImmutableTenant.Builder {
        Builder() {}
    }
}
