/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.volumeset.command;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.CommandStage;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The deletion of a volume set in one location. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = LocationDeletion.Builder.class)
public interface LocationDeletion extends Extensible {

    /** Returns the stage; {@code null} if it is not set. */
    @Nullable
    CommandStage stage();

    /** Returns the volumes by index. */
    Map<String, VolumeDeletion> volumes();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LocationDeletion}. Not thread-safe. */
    final class Builder extends ImmutableLocationDeletion.Builder {
        Builder() {}
    }
}
