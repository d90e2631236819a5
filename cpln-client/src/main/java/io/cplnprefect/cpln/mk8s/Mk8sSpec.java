/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.mk8s.addon.AddOns;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The specification of a Kubernetes cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Mk8sSpec.Builder.class)
public interface Mk8sSpec extends Extensible {

    /** Returns the version of Kubernetes, such as {@code 1.34.2}; {@code null} if it is not set. */
    @Nullable
    String version();

    /** Returns the addresses from which the API of the cluster can be reached; all by default. */
    List<Mk8sFirewallRule> firewall();

    /** Returns the cloud provider; {@code null} if it is not set. */
    @Nullable
    Mk8sProvider provider();

    /** Returns the add-ons; {@code null} if it is not set. */
    @Nullable
    AddOns addOns();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Mk8sSpec}. Not thread-safe. */
    final class Builder extends ImmutableMk8sSpec.Builder {
        Builder() {}
    }
}
