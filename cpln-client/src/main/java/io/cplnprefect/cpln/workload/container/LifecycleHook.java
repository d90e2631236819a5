/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What a container runs at one time of its life. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = LifecycleHook.Builder.class)
public interface LifecycleHook extends Extensible {

    /** Returns the program; {@code null} if it is not set. */
    @Nullable
    ExecAction exec();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LifecycleHook}. Not thread-safe. */
    final class Builder extends ImmutableLifecycleHook.Builder {
        Builder() {}
    }
}
