/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.provider;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** The gateway of the platform as a load balancer, which has no settings. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = TritonGateway.Builder.class)
public interface TritonGateway extends Extensible {

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TritonGateway}. Not thread-safe. */
    final class Builder extends ImmutableTritonGateway.Builder {
        Builder() {}
    }
}
