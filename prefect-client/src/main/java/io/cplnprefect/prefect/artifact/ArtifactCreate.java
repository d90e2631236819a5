/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.artifact;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A request that creates an artifact, or a new version of the artifact with its key. Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonSerialize(as = ImmutableArtifactCreate.class)
public interface ArtifactCreate {

    /**
     * Returns the key, of lower-case letters, digits and dashes; an artifact without a key is not shown in the list of
     * artifacts.
     */
    @Nullable
    String key();

    /**
     * Returns the type, such as {@code markdown}, {@code table}, {@code progress}, {@code link} or {@code result}.
     */
    @Nullable
    String type();

    /** Returns the description. */
    @Nullable
    String description();

    /** Returns the data, as a plain Java value. */
    @Value.Redacted
    @Nullable
    Object data();

    /** Returns further properties. */
    @JsonProperty("metadata_")
    @Nullable
    Map<String, String> metadata();

    /** Returns the id of the flow run that creates it. */
    @Nullable
    UUID flowRunId();

    /** Returns the id of the task run that creates it. */
    @Nullable
    UUID taskRunId();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ArtifactCreate}. Not thread-safe. */
    final class Builder extends ImmutableArtifactCreate.Builder {
        Builder() {}
    }
}
