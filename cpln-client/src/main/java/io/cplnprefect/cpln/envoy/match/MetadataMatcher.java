/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A condition on the metadata of filters. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = MetadataMatcher.Builder.class)
public interface MetadataMatcher extends Extensible {

    /** Returns the name of the filter; {@code null} if it is not set. */
    @Nullable
    String filter();

    /** Returns the path of the value. */
    List<MetadataPathSegment> path();

    /** Returns the condition on the value; {@code null} if it is not set. */
    @Nullable
    MetadataValueMatcher value();

    /** Returns whether the condition is inverted; {@code null} if it is not set. */
    @Nullable
    Boolean invert();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link MetadataMatcher}. Not thread-safe. */
    final class Builder extends ImmutableMetadataMatcher.Builder {
        Builder() {}
    }
}
