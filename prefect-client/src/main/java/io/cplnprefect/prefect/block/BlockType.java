/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import java.util.UUID;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A type of block document. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableBlockType.class)
public interface BlockType extends Extensible {

    /** Returns the id of the block type. */
    UUID id();

    /** Returns when it was created. */
    @Nullable
    Instant created();

    /** Returns when it was last changed. */
    @Nullable
    Instant updated();

    /** Returns the name. */
    String name();

    /** Returns the name in paths. */
    String slug();

    /** Returns the description. */
    @Nullable
    String description();

    /** Returns the address of an image. */
    @Nullable
    String logoUrl();

    /** Returns the address of its documentation. */
    @Nullable
    String documentationUrl();

    /** Returns an example of its use, in Python. */
    @Nullable
    String codeExample();

    /** Returns whether the server refuses to change and delete it. */
    @JsonProperty("is_protected")
    @Nullable
    Boolean protectedType();

    /** Returns a builder. */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link BlockType}. Not thread-safe. */
    final class Builder extends ImmutableBlockType.Builder {
        Builder() {}
    }
}
