/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.prefect.block;

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

    /** Id of the block type. */
    UUID id();

    /** When it was made. */
    @Nullable
    Instant created();

    /** When it was last changed. */
    @Nullable
    Instant updated();

    /** Name. */
    String name();

    /** Name in addresses. */
    String slug();

    /** Words for people. */
    @Nullable
    String description();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableBlockType.Builder {
        Builder() {}
    }
}
