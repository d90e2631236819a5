/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.byok;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The service mesh of a cluster of the user. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ByokIstio.Builder.class)
public interface ByokIstio extends Extensible {

    /** Returns the control plane; {@code null} if it is not set. */
    @Nullable
    ByokIstiod istiod();

    /** Returns the gateway; {@code null} if it is not set. */
    @Nullable
    ByokGateway ingressgateway();

    /** Returns the proxy beside each replica; {@code null} if it is not set. */
    @Nullable
    ByokMinimumResources sidecar();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ByokIstio}. Not thread-safe. */
    final class Builder extends ImmutableByokIstio.Builder {
        Builder() {}
    }
}
