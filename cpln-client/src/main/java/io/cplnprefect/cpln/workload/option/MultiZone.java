/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The distribution over the zones of a location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = MultiZone.Builder.class)
public interface MultiZone extends Extensible {

    /** Returns whether replicas run in several zones; false by default; {@code null} if it is not set. */
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

    /** A builder of {@link MultiZone}. Not thread-safe. */
    final class Builder extends ImmutableMultiZone.Builder {
        Builder() {}
    }
}
