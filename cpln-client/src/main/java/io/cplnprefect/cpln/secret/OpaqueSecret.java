/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The data of an opaque secret: any text. It is never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = OpaqueSecret.Builder.class)
public interface OpaqueSecret extends Extensible {

    /** Returns the text, in Base64 if the encoding says so; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    String payload();

    /** Returns the encoding of the text; plain by default; {@code null} if it is not set. */
    @Nullable
    TextEncoding encoding();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link OpaqueSecret}. Not thread-safe. */
    final class Builder extends ImmutableOpaqueSecret.Builder {
        Builder() {}
    }
}
