/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.ipset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An IP set: addresses that stay the same when the load balancer that has them is replaced. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = IpSet.Builder.class)
public interface IpSet extends Item, Extensible {

    /** Returns the specification; {@code null} if it is not set. */
    @Nullable
    IpSetSpec spec();

    /** Returns the status, which the server sets; {@code null} if it is not set. */
    @Nullable
    IpSetStatus status();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link IpSet}. Not thread-safe. */
    final class Builder extends ImmutableIpSet.Builder {
        Builder() {}
    }
}
