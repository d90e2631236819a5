/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.artifact;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.prefect.query.In;
import io.cplnprefect.prefect.query.InOrNot;
import io.cplnprefect.prefect.query.Operator;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A filter of artifacts. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableArtifactFilter.class)
public interface ArtifactFilter {

    /** Returns how the conditions are combined, or {@code null} for {@link Operator#AND}. */
    @Nullable
    Operator operator();

    /** Returns the filter of the id. */
    @Nullable
    In<UUID> id();

    /** Returns the filter of the key. */
    @Nullable
    KeyFilter key();

    /** Returns the filter of the flow run. */
    @Nullable
    In<UUID> flowRunId();

    /** Returns the filter of the task run. */
    @Nullable
    In<UUID> taskRunId();

    /** Returns the filter of the type. */
    @Nullable
    InOrNot<String> type();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ArtifactFilter}. Not thread-safe. */
    final class Builder extends ImmutableArtifactFilter.Builder {
        Builder() {}
    }
}
