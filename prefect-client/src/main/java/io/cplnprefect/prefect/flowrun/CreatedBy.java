/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What made a flow run. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableCreatedBy.class)
public interface CreatedBy extends Extensible {

    /** Its id. */
    @Nullable
    UUID id();

    /** Its kind, such as {@code SCHEDULE}. */
    @Nullable
    String type();

    /** Its name for people. */
    @Nullable
    String displayValue();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableCreatedBy.Builder {
        Builder() {}
    }
}
