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

/** A workload in one location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableWorkloadDeployment.class)
public interface WorkloadDeployment extends Extensible {

    /** Name of the location. */
    String name();

    /** When it last changed. */
    @Nullable
    Instant lastModified();

    /** Links to what belongs to it. */
    List<Link> links();

    /** How it fares. */
    @Nullable
    WorkloadDeploymentStatus status();

    /**
     * The execution that a command has started here.
     *
     * @param commandId id of the command
     * @return the execution; empty while there is none, and once newer ones have displaced it
     */
    default Optional<JobExecution> executionOf(String commandId) {
        WorkloadDeploymentStatus status = status();
        return status == null
                ? Optional.empty()
                : status.jobExecutions().stream()
                        .filter(execution -> execution.name().equals("command-" + commandId))
                        .findFirst();
    }

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableWorkloadDeployment.Builder {
        Builder() {}
    }
}
