/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
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
@JsonDeserialize(builder = GenericResource.Builder.class)
public interface GenericResource extends Item, Extensible {

    /** Returns the name; empty for an object of a kind without names, such as {@code task}, which has an id only. */
    @Override
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Value.Default
    default String name() {
        return "";
    }

    /** Returns the name of the GVC, which manifests contain; {@code null} if it is not set. */
    @Nullable
    String gvc();

    /** Returns the data of a secret, which is never printed; {@code null} if it is not set. */
    @Value.Redacted
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    Object data();

    /** Returns the specification; empty if it is not set. */
    @Value.Redacted
    Map<String, @AllowNulls Object> spec();

    /** Returns the status, which the server sets: a map, or a text for some kinds; {@code null} if it is not set. */
    @Value.Redacted
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Nullable
    Object status();

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
