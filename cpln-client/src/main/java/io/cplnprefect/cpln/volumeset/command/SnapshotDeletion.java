/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset.command;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.CommandStage;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The deletion of one snapshot. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = SnapshotDeletion.Builder.class)
public interface SnapshotDeletion extends Extensible {

    /** Returns the stage; {@code null} if it is not set. */
    @Nullable
    CommandStage stage();

    /** Returns the messages of the platform. */
    List<String> messages();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SnapshotDeletion}. Not thread-safe. */
    final class Builder extends ImmutableSnapshotDeletion.Builder {
        Builder() {}
    }
}
