/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A secret. Its data is read only when it is revealed, and is never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableSecretDocument.class)
public interface SecretDocument extends Item, Extensible {

    /** Returns the type: {@code opaque}, {@code dictionary}, {@code userpass}, {@code docker} and others; {@code null} if it is not set. */
    @Nullable
    String type();

    /** Returns the data, an object or a text depending on the type; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    Object data();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SecretDocument}. Not thread-safe. */
    final class Builder extends ImmutableSecretDocument.Builder {
        Builder() {}
    }
}
