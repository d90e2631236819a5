/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.addon;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The metrics of a Kubernetes cluster that the platform collects. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = MetricsAddOn.Builder.class)
public interface MetricsAddOn extends Extensible {

    /** Returns whether the metrics of Kubernetes objects are collected; {@code null} if it is not set. */
    @Nullable
    Boolean kubeState();

    /** Returns whether the metrics of the DNS server are collected; {@code null} if it is not set. */
    @Nullable
    Boolean coreDns();

    /** Returns whether the metrics of the kubelets are collected; {@code null} if it is not set. */
    @Nullable
    Boolean kubelet();

    /** Returns whether the metrics of the API server are collected; {@code null} if it is not set. */
    @Nullable
    Boolean apiserver();

    /** Returns whether the metrics of nodes are collected; {@code null} if it is not set. */
    @Nullable
    Boolean nodeExporter();

    /** Returns whether the metrics of containers are collected; {@code null} if it is not set. */
    @Nullable
    Boolean cadvisor();

    /** Returns the metrics of pods with the annotations of Prometheus; {@code null} if it is not set. */
    @Nullable
    AnnotatedMetrics scrapeAnnotated();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link MetricsAddOn}. Not thread-safe. */
    final class Builder extends ImmutableMetricsAddOn.Builder {
        Builder() {}
    }
}
