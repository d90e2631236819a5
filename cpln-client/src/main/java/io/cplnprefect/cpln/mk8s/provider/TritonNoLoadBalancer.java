/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.mk8s.provider;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;

/** The absence of a load balancer, which has no settings. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = TritonNoLoadBalancer.Builder.class)
public interface TritonNoLoadBalancer extends Extensible {

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link TritonNoLoadBalancer}. Not thread-safe. */
    final class Builder extends ImmutableTritonNoLoadBalancer.Builder {
        Builder() {}
    }
}
