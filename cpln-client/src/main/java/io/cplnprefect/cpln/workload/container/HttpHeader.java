/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.workload.container;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A header of an HTTP request of a probe. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = HttpHeader.Builder.class)
public interface HttpHeader extends Extensible {

    /** Returns the name. */
    String name();

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

    /** A builder of {@link HttpHeader}. Not thread-safe. */
    final class Builder extends ImmutableHttpHeader.Builder {
        Builder() {}
    }
}
