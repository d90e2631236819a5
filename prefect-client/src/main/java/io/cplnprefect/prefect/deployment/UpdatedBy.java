/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.deployment;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The author of the last change of a deployment. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableUpdatedBy.class)
public interface UpdatedBy extends Extensible {

    /** Returns the id of the author. */
    @Nullable
    UUID id();

    /** Returns the kind of the author, such as {@code SCHEDULE}. */
    @Nullable
    String type();

    /** Returns the display name of the author. */
    @Nullable
    String displayValue();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link UpdatedBy}. Not thread-safe. */
    final class Builder extends ImmutableUpdatedBy.Builder {
        Builder() {}
    }
}
