/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A tag of each span. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = TracingTag.Builder.class)
public interface TracingTag extends Extensible {

    /** Returns the fixed value; {@code null} if it is not set. */
    @Nullable
    TracingTagValue literal();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TracingTag}. Not thread-safe. */
    final class Builder extends ImmutableTracingTag.Builder {
        Builder() {}
    }
}
