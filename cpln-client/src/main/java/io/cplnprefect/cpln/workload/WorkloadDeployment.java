/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Link;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The deployment of a workload in one location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = WorkloadDeployment.Builder.class)
public interface WorkloadDeployment extends Extensible {

    /** Returns the name of the location. */
    String name();

    /** Returns the time of the last change; {@code null} if it is not set. */
    @Nullable
    Instant lastModified();

    /** Returns the links to related objects. */
    List<Link> links();

    /** Returns the status; {@code null} if it is not set. */
    @Nullable
    WorkloadDeploymentStatus status();

    /** Returns the kind of the document; {@code null} if it is not set. */
    @Nullable
    String kind();

    /**
     * Returns the execution that a command has started in this location.
     *
     * @param commandId id of the command
     * @return the execution; empty before it exists, and after newer executions have replaced it in the history
     */
    default Optional<JobExecution> executionOf(String commandId) {
        WorkloadDeploymentStatus status = status();
        return status == null
                ? Optional.empty()
                : status.jobExecutions().stream()
                        .filter(execution -> execution.name().equals("command-" + commandId))
                        .findFirst();
    }

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link WorkloadDeployment}. Not thread-safe. */
    final class Builder extends ImmutableWorkloadDeployment.Builder {
        Builder() {}
    }
}
