/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A family of images on Google Cloud. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GcpImageFamily.Builder.class)
public interface GcpImageFamily extends Extensible {

    /** Returns the project of the family; {@code null} if it is not set. */
    @Nullable
    String project();

    /** Returns the name of the family; {@code null} if it is not set. */
    @Nullable
    String family();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GcpImageFamily}. Not thread-safe. */
    final class Builder extends ImmutableGcpImageFamily.Builder {
        Builder() {}
    }
}
