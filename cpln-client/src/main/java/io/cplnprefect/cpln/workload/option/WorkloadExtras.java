/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The placement of replicas on the nodes of clusters of the user, as Kubernetes defines it. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = WorkloadExtras.Builder.class)
public interface WorkloadExtras extends Extensible {

    /** Returns the affinity; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    Object affinity();

    /** Returns the tolerations. */
    @Value.Redacted
    List<@AllowNulls Object> tolerations();

    /** Returns the distribution over nodes and zones. */
    @Value.Redacted
    List<@AllowNulls Object> topologySpreadConstraints();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkloadExtras}. Not thread-safe. */
    final class Builder extends ImmutableWorkloadExtras.Builder {
        Builder() {}
    }
}
