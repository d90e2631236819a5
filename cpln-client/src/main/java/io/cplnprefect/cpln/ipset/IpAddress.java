/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.ipset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An address of an IP set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = IpAddress.Builder.class)
public interface IpAddress extends Extensible {

    /** Returns the name of the location. */
    String name();

    /** Returns the address; {@code null} if it is not set. */
    @Nullable
    String ip();

    /** Returns the id of the address at the cloud provider; {@code null} if it is not set. */
    @Nullable
    String id();

    /** Returns whether a load balancer has the address; {@code null} if it is not set. */
    @Nullable
    IpAddressState state();

    /** Returns the time of creation; {@code null} if it is not set. */
    @Nullable
    Instant created();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link IpAddress}. Not thread-safe. */
    final class Builder extends ImmutableIpAddress.Builder {
        Builder() {}
    }
}
