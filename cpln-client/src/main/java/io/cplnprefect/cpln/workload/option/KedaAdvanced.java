/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The combination of the sources of KEDA. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = KedaAdvanced.Builder.class)
public interface KedaAdvanced extends Extensible {

    /** Returns the formula; {@code null} if it is not set. */
    @Nullable
    ScalingModifiers scalingModifiers();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link KedaAdvanced}. Not thread-safe. */
    final class Builder extends ImmutableKedaAdvanced.Builder {
        Builder() {}
    }
}
