/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A check of a port. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = PortAction.Builder.class)
public interface PortAction extends Extensible {

    /** Returns the port; {@code null} if it is not set. */
    @Nullable
    Integer port();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link PortAction}. Not thread-safe. */
    final class Builder extends ImmutablePortAction.Builder {
        Builder() {}
    }
}
