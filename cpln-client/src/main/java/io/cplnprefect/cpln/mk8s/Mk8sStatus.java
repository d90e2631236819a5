/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.mk8s.addon.AddOnsStatus;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of a Kubernetes cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Mk8sStatus.Builder.class)
public interface Mk8sStatus extends Extensible {

    /** Returns the address of the OpenID provider of the cluster; {@code null} if it is not set. */
    @Nullable
    String oidcProviderUrl();

    /** Returns the address of the Kubernetes API; {@code null} if it is not set. */
    @Nullable
    String serverUrl();

    /** Returns the location that runs the control plane; {@code null} if it is not set. */
    @Nullable
    String homeLocation();

    /** Returns the status of the add-ons; {@code null} if it is not set. */
    @Nullable
    AddOnsStatus addOns();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Mk8sStatus}. Not thread-safe. */
    final class Builder extends ImmutableMk8sStatus.Builder {
        Builder() {}
    }
}
