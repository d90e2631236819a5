/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.access;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A permission that a kind has. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Permission.Builder.class)
public interface Permission extends Extensible {

    /** Returns the name, such as {@code edit}. */
    String name();

    /** Returns the description; {@code null} if it is not set. */
    @Nullable
    String description();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Permission}. Not thread-safe. */
    final class Builder extends ImmutablePermission.Builder {
        Builder() {}
    }
}
