/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.match;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A condition on a query parameter. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = QueryParameterMatcher.Builder.class)
public interface QueryParameterMatcher extends Extensible {

    /** Returns the name of the parameter; {@code null} if it is not set. */
    @Nullable
    String name();

    /** Returns the condition on the value; {@code null} if it is not set. */
    @JsonProperty("string_match")
    @Nullable
    StringMatcher stringMatch();

    /** Returns whether the parameter is present; {@code null} if it is not set. */
    @JsonProperty("present_match")
    @Nullable
    Boolean presentMatch();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link QueryParameterMatcher}. Not thread-safe. */
    final class Builder extends ImmutableQueryParameterMatcher.Builder {
        Builder() {}
    }
}
