/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The addresses to which failed requests are redirected. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = LoadBalancerRedirect.Builder.class)
public interface LoadBalancerRedirect extends Extensible {

    /** Returns the addresses by class of status; {@code null} if it is not set. */
    @JsonProperty("class")
    @Nullable
    StatusRedirect statusClass();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link LoadBalancerRedirect}. Not thread-safe. */
    final class Builder extends ImmutableLoadBalancerRedirect.Builder {
        Builder() {}
    }
}
