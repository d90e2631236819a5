/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.status;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.math.BigDecimal;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The resources of a container in one location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ContainerResources.Builder.class)
public interface ContainerResources extends Extensible {

    /** Returns the number of replicas; {@code null} if it is not set. */
    @Nullable
    Integer replicas();

    /** Returns the number of replicas that are ready; {@code null} if it is not set. */
    @Nullable
    Integer replicasReady();

    /** Returns the CPU of all replicas in millicores; {@code null} if it is not set. */
    @Nullable
    BigDecimal cpu();

    /** Returns the memory of all replicas in MiB; {@code null} if it is not set. */
    @Nullable
    BigDecimal memory();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ContainerResources}. Not thread-safe. */
    final class Builder extends ImmutableContainerResources.Builder {
        Builder() {}
    }
}
