/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.flowrun;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * An artifact in a graph. Its data is left out of {@code toString()}, because it may be secret. Immutable and thread-
 * safe.
 */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableGraphArtifact.class)
public interface GraphArtifact extends Extensible {

    /** Returns the id of the artifact. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns the key. */
    @Nullable
    String key();

    /** Returns the type. */
    @Nullable
    String type();

    /** Returns whether it is the latest artifact with its key. */
    @JsonProperty("is_latest")
    @Nullable
    Boolean latest();

    /** Returns the data of an artifact of type {@code progress}, as a plain Java value. */
    @Value.Redacted
    @Nullable
    Object data();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GraphArtifact}. Not thread-safe. */
    final class Builder extends ImmutableGraphArtifact.Builder {
        Builder() {}
    }
}
