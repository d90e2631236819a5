/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.container.ContainerMetrics;
import io.cplnprefect.cpln.workload.container.Gpu;
import io.cplnprefect.cpln.workload.container.Lifecycle;
import io.cplnprefect.cpln.workload.container.Probe;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A container of a workload. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Container.Builder.class)
public interface Container extends Extensible {

    /** Returns the name, which is unique in the workload. */
    String name();

    /** Returns the image: {@code //image/NAME:TAG} for an image of the organization, or any other reference; {@code null} if it is not set, as in virtual machines. */
    @Nullable
    String image();

    /** Returns the CPU, such as {@code 500m}; 50m by default; {@code null} if it is not set. */
    @Nullable
    String cpu();

    /** Returns the memory, such as {@code 512Mi}; 128Mi by default; {@code null} if it is not set. */
    @Nullable
    String memory();

    /** Returns the program that replaces the entry point of the image, as one word; {@code null} if it is not set. */
    @Nullable
    String command();

    /** Returns the arguments of the program. */
    @Value.Redacted
    List<String> args();

    /** Returns the environment variables. */
    List<EnvironmentVariable> env();

    /** Returns whether the container inherits the environment variables of the GVC; {@code null} if it is not set. */
    @Nullable
    Boolean inheritEnv();

    /** Returns the working directory; {@code null} if it is not set. */
    @Nullable
    String workingDir();

    /** Returns the mounted volumes. */
    List<VolumeMount> volumes();

    /** Returns the ports. */
    List<ContainerPort> ports();

    /** Returns the lifecycle hooks; {@code null} if it is not set. */
    @Nullable
    Lifecycle lifecycle();

    /** Returns the probe that decides whether the container receives requests; {@code null} if it is not set. */
    @Nullable
    Probe readinessProbe();

    /** Returns the probe that decides whether the container is restarted; {@code null} if it is not set. */
    @Nullable
    Probe livenessProbe();

    /** Returns the metrics that the platform collects; {@code null} if it is not set. */
    @Nullable
    ContainerMetrics metrics();

    /** Returns the single port of older workloads; use {@link #ports()}; {@code null} if it is not set. */
    @Nullable
    Integer port();

    /** Returns the CPU that is guaranteed, at most {@link #cpu()}; {@code null} if it is not set. */
    @Nullable
    String minCpu();

    /** Returns the memory that is guaranteed, at most {@link #memory()}; {@code null} if it is not set. */
    @Nullable
    String minMemory();

    /** Returns the GPUs; {@code null} if it is not set. */
    @Nullable
    Gpu gpu();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Container}. Not thread-safe. */
    final class Builder extends ImmutableContainer.Builder {
        Builder() {}
    }
}
