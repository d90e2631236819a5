/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.org;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An organization. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Org.Builder.class)
public interface Org extends Item, Extensible {

    /** Returns the specification; {@code null} if it is not set. */
    @Nullable
    OrgSpec spec();

    /** Returns the status, which the server sets; {@code null} if it is not set. */
    @Nullable
    OrgStatus status();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Org}. Not thread-safe. */
    final class Builder extends ImmutableOrg.Builder {
        Builder() {}
    }
}
