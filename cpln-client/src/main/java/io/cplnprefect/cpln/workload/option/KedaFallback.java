/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The number of replicas while the sources of KEDA fail. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = KedaFallback.Builder.class)
public interface KedaFallback extends Extensible {

    /** Returns the number of failed reads after which the fallback is used; {@code null} if it is not set. */
    @Nullable
    Integer failureThreshold();

    /** Returns the number of replicas; {@code null} if it is not set. */
    @Nullable
    Integer replicas();

    /** Returns how the number is used; {@code static} by default; {@code null} if it is not set. */
    @Nullable
    KedaFallbackBehavior behavior();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link KedaFallback}. Not thread-safe. */
    final class Builder extends ImmutableKedaFallback.Builder {
        Builder() {}
    }
}
