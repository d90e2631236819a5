/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A secret of the org. Its data shows only when it is revealed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableSecretDocument.class)
public interface SecretDocument extends Item, Extensible {

    /** Type: {@code opaque}, {@code dictionary}, {@code userpass}, {@code docker} and others. */
    @Nullable
    String type();

    /** The secret itself, an object or a text by its type; never printed. */
    @Value.Redacted
    @Nullable
    Object data();

    /** Starts a new one. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects the members. Not thread-safe. */
    final class Builder extends ImmutableSecretDocument.Builder {
        Builder() {}
    }
}
