/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Which requests are refused. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = RequestValidation.Builder.class)
public interface RequestValidation extends Extensible {

    /** Returns whether requests for unknown methods are refused; {@code null} if it is not set. */
    @JsonProperty("reject_unknown_method")
    @Nullable
    Boolean rejectUnknownMethod();

    /** Returns whether requests with unknown query parameters are refused; {@code null} if it is not set. */
    @JsonProperty("reject_unknown_query_parameters")
    @Nullable
    Boolean rejectUnknownQueryParameters();

    /** Returns whether requests with a member in the path and in the body are refused; {@code null} if it is not set. */
    @JsonProperty("reject_binding_body_field_collisions")
    @Nullable
    Boolean rejectBindingBodyFieldCollisions();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link RequestValidation}. Not thread-safe. */
    final class Builder extends ImmutableRequestValidation.Builder {
        Builder() {}
    }
}
