/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A container of a workload. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableContainer.class)
public interface Container extends Extensible {

    /** Returns the name, which is unique in the workload. */
    String name();

    /** Returns the image: {@code //image/NAME:TAG} for an image of the organization, or any other reference. */
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

    /** Returns the lifecycle hooks, as the API defines them. */
    @Value.Redacted
    Map<String, @AllowNulls Object> lifecycle();

    /** Returns the readiness probe, as the API defines it. */
    @Value.Redacted
    Map<String, @AllowNulls Object> readinessProbe();

    /** Returns the liveness probe, as the API defines it. */
    @Value.Redacted
    Map<String, @AllowNulls Object> livenessProbe();

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
