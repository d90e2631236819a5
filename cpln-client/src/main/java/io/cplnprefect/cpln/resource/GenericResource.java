/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An object of a kind that has no model here. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(as = ImmutableGenericResource.class)
public interface GenericResource extends Item, Extensible {

    /** Returns the name of the GVC, which manifests contain; {@code null} if it is not set. */
    @Nullable
    String gvc();

    /** Returns the data of a secret, which is never printed; {@code null} if it is not set. */
    @Value.Redacted
    @Nullable
    Object data();

    /** Returns the specification. */
    @Value.Redacted
    Map<String, @AllowNulls Object> spec();

    /** Returns the status, which the server sets. */
    @Value.Redacted
    Map<String, @AllowNulls Object> status();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GenericResource}. Not thread-safe. */
    final class Builder extends ImmutableGenericResource.Builder {
        Builder() {}
    }
}
