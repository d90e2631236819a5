/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.automation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of the time of creation. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableCreatedBefore.class)
public interface CreatedBefore {

    /** Returns the latest time. */
    @JsonProperty("before_")
    @Nullable
    Instant latest();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CreatedBefore}. Not thread-safe. */
    final class Builder extends ImmutableCreatedBefore.Builder {
        Builder() {}
    }
}
