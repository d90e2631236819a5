/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.option;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The users with which containers run. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = SecurityOptions.Builder.class)
public interface SecurityOptions extends Extensible {

    /** Returns the group that owns mounted volumes, from 1 to 65534 except 1337; {@code null} if it is not set. */
    @Nullable
    Integer filesystemGroupId();

    /** Returns the user of the containers, from 1 to 65534 except 1337; {@code null} if it is not set. */
    @Nullable
    Integer runAsUser();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SecurityOptions}. Not thread-safe. */
    final class Builder extends ImmutableSecurityOptions.Builder {
        Builder() {}
    }
}
