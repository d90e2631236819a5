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

    /** Name, unique in the workload. */
    String name();

    /** Image: {@code //image/NAME:TAG} for one of the org, or any other reference. */
    String image();

    /** CPU, such as {@code 500m}; 50m by default. */
    @Nullable
    String cpu();

    /** Memory, such as {@code 512Mi}; 128Mi by default. */
    @Nullable
    String memory();

    /** Program to run instead of the entry point of the image; one word. */
    @Nullable
    String command();

    /** Its arguments. */
    @Value.Redacted
    List<String> args();

    /** Environment. */
    List<EnvironmentVariable> env();

    /** Whether the environment of the GVC is taken over. */
    @Nullable
    Boolean inheritEnv();

    /** Working directory. */
    @Nullable
    String workingDir();

    /** Mounts. */
    List<VolumeMount> volumes();

    /** Ports. */
    List<ContainerPort> ports();

    /** Hooks, as the platform defines them. */
    @Value.Redacted
    Map<String, @AllowNulls Object> lifecycle();

    /** Probe, as the platform defines it. */
    @Value.Redacted
    Map<String, @AllowNulls Object> readinessProbe();

    /** Probe, as the platform defines it. */
    @Value.Redacted
    Map<String, @AllowNulls Object> livenessProbe();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableContainer.Builder {
        Builder() {}
    }
}
