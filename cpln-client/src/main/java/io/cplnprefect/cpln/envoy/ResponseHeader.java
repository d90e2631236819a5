/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.envoy.transport.HeaderValue;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A header that is added to a response. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ResponseHeader.Builder.class)
public interface ResponseHeader extends Extensible {

    /** Returns the header; {@code null} if it is not set. */
    @Nullable
    HeaderValue header();

    /** Returns whether the value is appended to an existing header; use {@link #appendAction()}; {@code null} if it is not set. */
    @Nullable
    Boolean append();

    /** Returns what happens if the header exists: {@code APPEND_IF_EXISTS_OR_ADD}, {@code ADD_IF_ABSENT}, {@code OVERWRITE_IF_EXISTS_OR_ADD} or {@code OVERWRITE_IF_EXISTS}; {@code null} if it is not set. */
    @JsonProperty("append_action")
    @Nullable
    String appendAction();

    /** Returns whether a header without a value is added; {@code null} if it is not set. */
    @JsonProperty("keep_empty_value")
    @Nullable
    Boolean keepEmptyValue();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ResponseHeader}. Not thread-safe. */
    final class Builder extends ImmutableResponseHeader.Builder {
        Builder() {}
    }
}
