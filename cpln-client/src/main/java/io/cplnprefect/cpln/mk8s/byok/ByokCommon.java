/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The settings of all programs of the platform in a cluster of the user. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokCommon.Builder.class)
public interface ByokCommon extends Extensible {

    /** Returns the number of replicas; {@code null} if it is not set. */
    @Nullable
    Integer deploymentReplicas();

    /** Returns the disruption budget; {@code null} if it is not set. */
    @Nullable
    ByokDisruptionBudget pdb();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokCommon}. Not thread-safe. */
    final class Builder extends ImmutableByokCommon.Builder {
        Builder() {}
    }
}
