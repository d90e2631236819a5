/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The resources that are guaranteed to a program. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokMinimumResources.Builder.class)
public interface ByokMinimumResources extends Extensible {

    /** Returns the CPU that is guaranteed, such as {@code 100m}; {@code null} if it is not set. */
    @Nullable
    String minCpu();

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

    /** A builder of {@link ByokMinimumResources}. Not thread-safe. */
    final class Builder extends ImmutableByokMinimumResources.Builder {
        Builder() {}
    }
}
