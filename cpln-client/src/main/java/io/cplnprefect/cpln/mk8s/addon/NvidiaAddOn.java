/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The GPUs of Nvidia. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = NvidiaAddOn.Builder.class)
public interface NvidiaAddOn extends Extensible {

    /** Returns whether nodes with GPUs run only pods that require one; {@code null} if it is not set. */
    @Nullable
    Boolean taintGPUNodes();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link NvidiaAddOn}. Not thread-safe. */
    final class Builder extends ImmutableNvidiaAddOn.Builder {
        Builder() {}
    }
}
