/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The Prometheus metrics of a container that the platform collects. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ContainerMetrics.Builder.class)
public interface ContainerMetrics extends Extensible {

    /** Returns the port; {@code null} if it is not set. */
    @Nullable
    Integer port();

    /** Returns the path, such as {@code /metrics}; {@code null} if it is not set. */
    @Nullable
    String path();

    /** Returns the regular expressions of the names of metrics that are not collected. */
    List<String> dropMetrics();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ContainerMetrics}. Not thread-safe. */
    final class Builder extends ImmutableContainerMetrics.Builder {
        Builder() {}
    }
}
