/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How many replicas of a program may be unavailable. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokDisruptionBudget.Builder.class)
public interface ByokDisruptionBudget extends Extensible {

    /** Returns the maximum number of replicas that are unavailable; {@code null} if it is not set. */
    @Nullable
    Integer maxUnavailable();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokDisruptionBudget}. Not thread-safe. */
    final class Builder extends ImmutableByokDisruptionBudget.Builder {
        Builder() {}
    }
}
