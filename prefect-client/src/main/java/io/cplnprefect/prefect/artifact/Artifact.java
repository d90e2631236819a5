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
 * An artifact: a document or value that a run shows to its readers. Its data is left out of {@code toString()}, because
 * it may be secret. Immutable and thread-safe.
 */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableArtifact.class)
public interface Artifact extends Extensible {

    /** Returns the id of the artifact. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the key, which all versions of one artifact have in common. */
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

    /** Returns the data, as a plain Java value: a text, or a structure that depends on the type. */
    @Value.Redacted
    @Nullable
    Object data();

    /** Returns further properties. */
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

    /** A builder of {@link Artifact}. Not thread-safe. */
    final class Builder extends ImmutableArtifact.Builder {
        Builder() {}
    }
}
