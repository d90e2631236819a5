/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The GPUs of a container. Exactly one kind is set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Gpu.Builder.class)
public interface Gpu extends Extensible {

    /** Returns GPUs of Nvidia in locations of the platform; {@code null} if it is not set. */
    @Nullable
    NvidiaGpu nvidia();

    /** Returns GPUs in clusters of the user; {@code null} if it is not set. */
    @Nullable
    CustomGpu custom();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Gpu}. Not thread-safe. */
    final class Builder extends ImmutableGpu.Builder {
        Builder() {}
    }
}
