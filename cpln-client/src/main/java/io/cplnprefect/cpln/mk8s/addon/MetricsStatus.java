/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The addresses of the metrics of a Kubernetes cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = MetricsStatus.Builder.class)
public interface MetricsStatus extends Extensible {

    /** Returns the address of the Prometheus API; {@code null} if it is not set. */
    @Nullable
    String prometheusEndpoint();

    /** Returns the settings with which other programs write metrics. */
    @Value.Redacted
    Map<String, @AllowNulls Object> remoteWriteConfig();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link MetricsStatus}. Not thread-safe. */
    final class Builder extends ImmutableMetricsStatus.Builder {
        Builder() {}
    }
}
