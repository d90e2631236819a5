/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.cloud;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The options of the CPU of nodes on Amazon Web Services. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = AwsCpuOptions.Builder.class)
public interface AwsCpuOptions extends Extensible {

    /** Returns whether nodes can run virtual machines; {@code null} if it is not set. */
    @Nullable
    Boolean nestedVirtualization();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link AwsCpuOptions}. Not thread-safe. */
    final class Builder extends ImmutableAwsCpuOptions.Builder {
        Builder() {}
    }
}
