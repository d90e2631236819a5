/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The program that collects the metrics of Kubernetes objects. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokKubeStateMetrics.Builder.class)
public interface ByokKubeStateMetrics extends Extensible {

    /** Returns the memory that is guaranteed, such as {@code 128Mi}; {@code null} if it is not set. */
    @Nullable
    String minMemory();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokKubeStateMetrics}. Not thread-safe. */
    final class Builder extends ImmutableByokKubeStateMetrics.Builder {
        Builder() {}
    }
}
