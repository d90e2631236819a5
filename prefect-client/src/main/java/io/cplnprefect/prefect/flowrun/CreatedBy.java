/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The creator of a flow run. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableCreatedBy.class)
public interface CreatedBy extends Extensible {

    /** Returns the id of the creator. */
    @Nullable
    UUID id();

    /** Returns the kind of the creator, such as {@code SCHEDULE}. */
    @Nullable
    String type();

    /** Returns the display name of the creator. */
    @Nullable
    String displayValue();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CreatedBy}. Not thread-safe. */
    final class Builder extends ImmutableCreatedBy.Builder {
        Builder() {}
    }
}
