/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.gvc;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.workload.option.MultiZone;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The load balancer of a GVC. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = GvcLoadBalancer.Builder.class)
public interface GvcLoadBalancer extends Extensible {

    /** Returns whether the GVC has a load balancer of its own in each location; {@code null} if it is not set. */
    @Nullable
    Boolean dedicated();

    /** Returns the distribution over zones; {@code null} if it is not set. */
    @Nullable
    MultiZone multiZone();

    /** Returns the number of proxies in front whose addresses are removed from {@code X-Forwarded-For}, from 0 to 2; 0 by default; {@code null} if it is not set. */
    @Nullable
    Integer trustedProxies();

    /** Returns the addresses to which failed requests are redirected; {@code null} if it is not set. */
    @Nullable
    LoadBalancerRedirect redirect();

    /** Returns the link of the IP set whose addresses the load balancer has; {@code null} if it is not set. */
    @Nullable
    String ipSet();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link GvcLoadBalancer}. Not thread-safe. */
    final class Builder extends ImmutableGvcLoadBalancer.Builder {
        Builder() {}
    }
}
