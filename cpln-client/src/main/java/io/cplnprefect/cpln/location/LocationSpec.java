/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.location;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The specification of a location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = LocationSpec.Builder.class)
public interface LocationSpec extends Extensible {

    /** Returns whether workloads can run in the location; {@code null} if it is not set. */
    @Nullable
    Boolean enabled();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LocationSpec}. Not thread-safe. */
    final class Builder extends ImmutableLocationSpec.Builder {
        Builder() {}
    }
}
