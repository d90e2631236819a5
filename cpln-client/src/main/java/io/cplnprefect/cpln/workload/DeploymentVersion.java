/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** One version of a workload in a location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableDeploymentVersion.class)
public interface DeploymentVersion extends Extensible {

    /** Name. */
    @Nullable
    String name();

    /** Version of the workload. */
    @Nullable
    Integer workload();

    /** Version of the GVC. */
    @Nullable
    Integer gvc();

    /** Whether it is ready. */
    @Nullable
    Boolean ready();

    /** What the platform says about it. */
    @Nullable
    String message();

    /** Zone. */
    @Nullable
    String zone();

    /** Its containers by name. */
    Map<String, ContainerStatus> containers();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableDeploymentVersion.Builder {
        Builder() {}
    }
}
