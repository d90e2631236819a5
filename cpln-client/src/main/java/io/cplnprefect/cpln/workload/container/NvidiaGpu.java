/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** GPUs of Nvidia. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = NvidiaGpu.Builder.class)
public interface NvidiaGpu extends Extensible {

    /** Returns the model, such as {@code t4} or {@code a10g}; {@code null} if it is not set. */
    @Nullable
    String model();

    /** Returns the number of GPUs, from 0 to 4; {@code null} if it is not set. */
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

    /** A builder of {@link NvidiaGpu}. Not thread-safe. */
    final class Builder extends ImmutableNvidiaGpu.Builder {
        Builder() {}
    }
}
