/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset.command;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.CommandType;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The command that enlarges a volume. A volume can be enlarged up to 4 times in 24 hours. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableExpandVolume.class)
public interface ExpandVolume extends VolumeCommand {

    /** Returns the new size in GB. */
    Integer newStorageCapacity();

    /** Returns the maximum duration of the command in seconds; {@code null} if it is not set. */
    @Nullable
    Integer timeoutSeconds();

    @Override
    default CommandType type() {
        return CommandType.EXPAND_VOLUME;
    }

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ExpandVolume}. Not thread-safe. */
    final class Builder extends ImmutableExpandVolume.Builder {
        Builder() {}
    }
}
