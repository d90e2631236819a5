/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** GPUs in clusters of the user. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = CustomGpu.Builder.class)
public interface CustomGpu extends Extensible {

    /** Returns the name of the resource in the cluster, such as {@code amd.com/gpu}; {@code null} if it is not set. */
    @Nullable
    String resource();

    /** Returns the runtime class of the replicas; {@code null} if it is not set. */
    @Nullable
    String runtimeClass();

    /** Returns the number of GPUs, from 0 to 8; {@code null} if it is not set. */
    @Nullable
    Integer quantity();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CustomGpu}. Not thread-safe. */
    final class Builder extends ImmutableCustomGpu.Builder {
        Builder() {}
    }
}
