/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.container.PortProtocol;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A port that a container serves. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ContainerPort.Builder.class)
public interface ContainerPort extends Extensible {

    /** Returns the number, from 80 to 65535. */
    Integer number();

    /** Returns the protocol; {@code http} by default; {@code null} if it is not set. */
    @Nullable
    PortProtocol protocol();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ContainerPort}. Not thread-safe. */
    final class Builder extends ImmutableContainerPort.Builder {
        Builder() {}
    }
}
