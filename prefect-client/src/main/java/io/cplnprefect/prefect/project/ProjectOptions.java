/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.project;

import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Model;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How the deployments of a {@code prefect.yaml} are read. Values of the environment are left out of {@code toString()}. Immutable. */
@Value.Immutable
@Model
public interface ProjectOptions {

    /** The default options: all deployments, and the environment of this process. */
    ProjectOptions DEFAULT = builder().build();

    /** Returns the variables that {@code {{ $NAME }}} refers to; by default those of this process. */
    @Value.Default
    @Value.Redacted
    default Map<String, String> environment() {
        return System.getenv();
    }

    /** Returns the names of the deployments to read; all if empty. */
    Set<String> names();

    /** Returns the work pool of deployments that name none. */
    @Nullable
    String defaultWorkPool();

    /** Returns what executes build and push steps; if absent, they are not executed. */
    @Nullable
    StepRunner stepRunner();

    /** Returns the pull steps of deployments that have none, as plain Java values, such as those of {@code FlowSource.pullSteps()}. */
    List<Map<String, @AllowNulls Object>> pullFrom();

    /** Returns the paths within a deployment at which a value that looks like a credential is not one. */
    Set<String> permittedValues();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ProjectOptions}. Not thread-safe. */
    final class Builder extends ImmutableProjectOptions.Builder {
        Builder() {}
    }
}
