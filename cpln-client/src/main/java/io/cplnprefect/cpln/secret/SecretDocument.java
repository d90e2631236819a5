/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.secret;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.internal.TypedData;
import io.cplnprefect.cpln.resource.Item;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A secret. Its data is read only when it is revealed, and is never printed. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = SecretDocument.Builder.class)
public interface SecretDocument extends Item, Extensible {

    /** Returns the type, which cannot be changed; {@code null} if it is not set. */
    @Nullable
    SecretType type();

    /**
     * Returns the data, whose Java type depends on the type of the secret ({@link SecretType}): a model such as
     * {@link OpaqueSecret}, a {@link java.util.Map} for a dictionary and for data that does not have the form of its type, or a
     * text; {@code null} if it is not set. A builder accepts the model and the map.
     */
    @Value.Redacted
    @Nullable
    Object data();

    /**
     * Returns the keys that references to the secret can have, such as {@code cpln://secret/NAME.KEY}.
     *
     * @return the names of the members of the data; empty if the data is a text or was not revealed
     */
    default Set<String> keys() {
        return TypedData.keys(data());
    }

    /**
     * Returns this secret with its data as its type defines it.
     *
     * @return a secret that is equal if the data has its type already, or if the type of the secret has no model
     */
    @Value.Check
    default SecretDocument withTypedData() {
        Object typed = TypedData.read(data(), SecretTypes.of(type()));
        return typed == data() ? this : builder().from(this).data(typed).build();
    }

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
