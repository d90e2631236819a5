/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A segment of the path of a value. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = MetadataPathSegment.Builder.class)
public interface MetadataPathSegment extends Extensible {

    /** Returns the key; {@code null} if it is not set. */
    @Nullable
    String key();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link MetadataPathSegment}. Not thread-safe. */
    final class Builder extends ImmutableMetadataPathSegment.Builder {
        Builder() {}
    }
}
