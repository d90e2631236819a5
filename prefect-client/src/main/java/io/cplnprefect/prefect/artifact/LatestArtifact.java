/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.artifact;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * The latest version of the artifacts with one key. Its data is left out of {@code toString()}, because it may be
 * secret. Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableLatestArtifact.class)
public interface LatestArtifact extends Extensible {

    /** Returns the id of the collection of all versions. */
    UUID id();

    /** Returns when the first version was created. */
    @Nullable
    Instant created();

    /** Returns when the latest version was set. */
    @Nullable
    Instant updated();

    /** Returns the key. */
    String key();

    /** Returns the id of the latest artifact. */
    UUID latestId();

    /** Returns the type of the latest artifact. */
    @Nullable
    String type();

    /** Returns the description of the latest artifact. */
    @Nullable
    String description();

    /** Returns the data of the latest artifact, as a plain Java value. */
    @Value.Redacted
    @Nullable
    Object data();

    /** Returns further properties of the latest artifact. */
    @JsonProperty("metadata_")
    Map<String, String> metadata();

    /** Returns the id of the flow run that created it. */
    @Nullable
    UUID flowRunId();

    /** Returns the id of the task run that created it. */
    @Nullable
    UUID taskRunId();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LatestArtifact}. Not thread-safe. */
    final class Builder extends ImmutableLatestArtifact.Builder {
        Builder() {}
    }
}
