/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Addresses from which the API of a Kubernetes cluster can be reached. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Mk8sFirewallRule.Builder.class)
public interface Mk8sFirewallRule extends Extensible {

    /** Returns the CIDR range; {@code null} if it is not set. */
    @Nullable
    String sourceCIDR();

    /** Returns the description; {@code null} if it is not set. */
    @Nullable
    String description();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Mk8sFirewallRule}. Not thread-safe. */
    final class Builder extends ImmutableMk8sFirewallRule.Builder {
        Builder() {}
    }
}
