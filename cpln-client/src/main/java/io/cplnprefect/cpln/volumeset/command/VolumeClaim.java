/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset.command;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A volume claim in a cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = VolumeClaim.Builder.class)
public interface VolumeClaim extends Extensible {

    /** Returns the namespace; {@code null} if it is not set. */
    @Nullable
    String namespace();

    /** Returns the name. */
    String name();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VolumeClaim}. Not thread-safe. */
    final class Builder extends ImmutableVolumeClaim.Builder {
        Builder() {}
    }
}
