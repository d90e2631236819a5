/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/**
 * The origin of a version of a deployment. Requires Prefect 3.3.6. Further members depend on the type. Immutable and
 * thread-safe.
 */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableVersionInfo.class)
public interface VersionInfo extends Extensible {

    /** Returns the type, such as {@code prefect:simple} or {@code vcs:git}. */
    String type();

    /** Returns the version. */
    String version();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link VersionInfo}. Not thread-safe. */
    final class Builder extends ImmutableVersionInfo.Builder {
        Builder() {}
    }
}
