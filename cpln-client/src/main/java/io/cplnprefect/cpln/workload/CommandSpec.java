/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The parameters of a command. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableCommandSpec.class)
public interface CommandSpec extends Extensible {

    /** Returns the name of the location; {@code null} if it is not set. */
    @Nullable
    String location();

    /** Returns the settings of containers that the job replaces. */
    List<ContainerOverride> containerOverrides();

    /** Returns the maximum duration of the job in seconds; {@code null} if it is not set. */
    @Nullable
    Integer activeDeadlineSeconds();

    /** Returns the replica to stop; {@code null} if it is not set. */
    @Nullable
    String replica();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CommandSpec}. Not thread-safe. */
    final class Builder extends ImmutableCommandSpec.Builder {
        Builder() {}
    }
}
