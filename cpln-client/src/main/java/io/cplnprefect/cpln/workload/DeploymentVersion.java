/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** One version of a workload in a location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DeploymentVersion.Builder.class)
public interface DeploymentVersion extends Extensible {

    /** Returns the name; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns the version of the workload; {@code null} if it is not set. */
    @Nullable
    Integer workload();

    /** Returns the version of the GVC; {@code null} if it is not set. */
    @Nullable
    Integer gvc();

    /** Returns whether it is ready; {@code null} if it is not set. */
    @Nullable
    Boolean ready();

    /** Returns the message of the platform; {@code null} if it is not set. */
    @Nullable
    String message();

    /** Returns the zone; {@code null} if it is not set. */
    @Nullable
    String zone();

    /** Returns the containers by name. */
    Map<String, ContainerStatus> containers();

    /** Returns the time of creation; {@code null} if it is not set. */
    @Nullable
    Instant created();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeploymentVersion}. Not thread-safe. */
    final class Builder extends ImmutableDeploymentVersion.Builder {
        Builder() {}
    }
}
