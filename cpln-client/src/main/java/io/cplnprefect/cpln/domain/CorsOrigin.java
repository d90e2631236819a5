/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.domain;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An origin that may send requests. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = CorsOrigin.Builder.class)
public interface CorsOrigin extends Extensible {

    /** Returns the origin; {@code null} if it is not set. */
    @Nullable
    String exact();

    /** Returns the regular expression that origins match; {@code null} if it is not set. */
    @Nullable
    String regex();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link CorsOrigin}. Not thread-safe. */
    final class Builder extends ImmutableCorsOrigin.Builder {
        Builder() {}
    }
}
