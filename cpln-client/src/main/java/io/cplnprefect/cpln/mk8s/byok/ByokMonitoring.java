/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The collection of metrics in a cluster of the user. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokMonitoring.Builder.class)
public interface ByokMonitoring extends Extensible {

    /** Returns the memory that is guaranteed, such as {@code 128Mi}; {@code null} if it is not set. */
    @Nullable
    String minMemory();

    /** Returns the maximum memory, such as {@code 512Mi}; {@code null} if it is not set. */
    @Nullable
    String maxMemory();

    /** Returns the metrics of Kubernetes objects; {@code null} if it is not set. */
    @Nullable
    ByokKubeStateMetrics kubeStateMetrics();

    /** Returns the Prometheus server; {@code null} if it is not set. */
    @Nullable
    ByokPrometheus prometheus();

    /** Returns the servers that receive a copy of the metrics. */
    List<RemoteWrite> remoteWrite();

    /** Returns the labels that all metrics receive. */
    Map<String, @AllowNulls String> externalLabels();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokMonitoring}. Not thread-safe. */
    final class Builder extends ImmutableByokMonitoring.Builder {
        Builder() {}
    }
}
