/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.bridge.manifest;

import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The options of a conversion. Immutable. Each option that changes the workload is part of its hash. */
@Value.Immutable
@Model
public interface ConversionOptions {

    /** The defaults: strict, and workloads that are shared with Control Plane's Python integration. */
    ConversionOptions DEFAULT = builder().build();

    /**
     * Returns a builder of options.
     *
     * @return the builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ConversionOptions}. Not thread-safe. */
    final class Builder extends ImmutableConversionOptions.Builder {
        Builder() {}
    }

    /**
     * Returns whether unknown fields are ignored with a warning. By default they are problems. Fields that are known to be
     * unsupported are problems in any case.
     *
     * @return {@code true} to ignore them
     */
    @Value.Default
    default boolean lenient() {
        return false;
    }

    /**
     * Returns the image of the containers of shared workloads, {@code ubuntu:latest} by default. It never runs, because each
     * command names its own image.
     *
     * @return the image
     */
    @Value.Default
    default String placeholderImage() {
        return "ubuntu:latest";
    }

    /**
     * Returns whether a workload runs several of its jobs at the same time. Control Plane runs the commands of a workload at the
     * same time in any case; use {@code true} if it refuses the second one.
     *
     * @return {@code true} for the concurrency policy {@code Allow}, {@code false} for {@code Forbid}, the default
     */
    @Value.Default
    default boolean allowConcurrency() {
        return false;
    }

    /**
     * Returns whether containers may have up to 32 instead of 8 mebibytes of memory per millicore. The workload has the tag
     * {@code cpln/relaxMemoryToCpuRatio}, which Control Plane must have enabled for the organization.
     *
     * @return {@code true} to allow it; {@code false} by default
     */
    @Value.Default
    default boolean relaxedMemoryRatio() {
        return false;
    }

    /**
     * Returns whether the jobs run in locations of the user's own clusters. Only there are node selectors, affinity, tolerations and
     * topology spread constraints supported.
     *
     * @return {@code true} to support them; {@code false} by default
     */
    @Value.Default
    default boolean ownClusters() {
        return false;
    }

    /**
     * Returns the GPUs of the containers that have a limit for {@code nvidia.com/gpu}, or of the first container if none has.
     *
     * @return the GPUs, or {@code null} to refuse such limits
     */
    @Nullable
    Gpu gpu();

    /**
     * Returns the addresses that jobs may connect to; all by default.
     *
     * @return the addresses
     */
    @Value.Default
    default OutboundFirewall outboundFirewall() {
        return OutboundFirewall.ALL;
    }

    /**
     * Returns the values of variables with a {@code fieldRef}, by the path of the field, such as {@code metadata.name} to
     * {@code cpln://reference/metadata.name}. Other fields are problems.
     *
     * @return the values; empty by default
     */
    Map<String, String> fieldReferences();
}
