/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.envoy.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A claim that is copied to a header. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ClaimHeader.Builder.class)
public interface ClaimHeader extends Extensible {

    /** Returns the name of the header; {@code null} if it is not set. */
    @JsonProperty("header_name")
    @Nullable
    String headerName();

    /** Returns the name of the claim; {@code null} if it is not set. */
    @JsonProperty("claim_name")
    @Nullable
    String claimName();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ClaimHeader}. Not thread-safe. */
    final class Builder extends ImmutableClaimHeader.Builder {
        Builder() {}
    }
}
