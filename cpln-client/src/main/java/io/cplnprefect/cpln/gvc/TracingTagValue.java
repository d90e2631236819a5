/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The fixed value of a tag of spans. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = TracingTagValue.Builder.class)
public interface TracingTagValue extends Extensible {

    /** Returns the value; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String value();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TracingTagValue}. Not thread-safe. */
    final class Builder extends ImmutableTracingTagValue.Builder {
        Builder() {}
    }
}
