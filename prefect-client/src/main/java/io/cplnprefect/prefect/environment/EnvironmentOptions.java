/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.environment;

import io.cplnprefect.core.json.Model;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** How an environment file is read. Values of variables are left out of {@code toString()}. Immutable and thread-safe. */
@Value.Immutable
@Model
public interface EnvironmentOptions {

    /** The default options: no defaults, and the environment of this process. */
    EnvironmentOptions DEFAULT = builder().build();

    /** Returns a file with the keys of a deployment, which apply to all deployments that do not set them, and {@code ib-block}. */
    @Nullable
    Path defaults();

    /** Returns the variables that {@code ${NAME}} refers to; by default those of this process. */
    @Value.Default
    @Value.Redacted
    default Map<String, String> variables() {
        return System.getenv();
    }

    /** Returns the paths within a deployment at which a value that looks like a credential is not one. */
    Set<String> permittedValues();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link EnvironmentOptions}. Not thread-safe. */
    final class Builder extends ImmutableEnvironmentOptions.Builder {
        Builder() {}
    }
}
