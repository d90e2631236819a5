/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A Kubernetes cluster that the platform manages, on machines of a cloud provider or of the user. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = Mk8sCluster.Builder.class)
public interface Mk8sCluster extends Item, Extensible {

    /** Returns the specification; {@code null} if it is not set. */
    @Nullable
    Mk8sSpec spec();

    /** Returns the short name that addresses contain, which the server sets; {@code null} if it is not set. */
    @Nullable
    String alias();

    /** Returns the status, which the server sets; {@code null} if it is not set. */
    @Nullable
    Mk8sStatus status();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link Mk8sCluster}. Not thread-safe. */
    final class Builder extends ImmutableMk8sCluster.Builder {
        Builder() {}
    }
}
