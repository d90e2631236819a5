/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The storage classes of a cluster of the user. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokStorageClasses.Builder.class)
public interface ByokStorageClasses extends Extensible {

    /** Returns whether the platform creates no storage classes; {@code null} if it is not set. */
    @Nullable
    Boolean noDefaultStorageClasses();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokStorageClasses}. Not thread-safe. */
    final class Builder extends ImmutableByokStorageClasses.Builder {
        Builder() {}
    }
}
