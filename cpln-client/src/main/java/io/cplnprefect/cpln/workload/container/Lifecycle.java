/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What a container runs after its start and before its end. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Lifecycle.Builder.class)
public interface Lifecycle extends Extensible {

    /** Returns what runs after the start; {@code null} if it is not set. */
    @Nullable
    LifecycleHook postStart();

    /** Returns what runs before the end; {@code null} if it is not set. */
    @Nullable
    LifecycleHook preStop();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Lifecycle}. Not thread-safe. */
    final class Builder extends ImmutableLifecycle.Builder {
        Builder() {}
    }
}
