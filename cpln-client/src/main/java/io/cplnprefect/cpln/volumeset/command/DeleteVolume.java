/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset.command;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.CommandType;
import org.immutables.value.Value;

/** The command that deletes a volume. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableDeleteVolume.class)
public interface DeleteVolume extends VolumeCommand {

    @Override
    default CommandType type() {
        return CommandType.DELETE_VOLUME;
    }

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DeleteVolume}. Not thread-safe. */
    final class Builder extends ImmutableDeleteVolume.Builder {
        Builder() {}
    }
}
