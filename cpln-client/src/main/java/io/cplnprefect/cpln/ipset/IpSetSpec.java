/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.ipset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The specification of an IP set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = IpSetSpec.Builder.class)
public interface IpSetSpec extends Extensible {

    /** Returns the link of the GVC or workload whose load balancer has the addresses; {@code null} if it is not set. */
    @Nullable
    String link();

    /** Returns the locations in which addresses are kept. */
    List<IpSetLocation> locations();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link IpSetSpec}. Not thread-safe. */
    final class Builder extends ImmutableIpSetSpec.Builder {
        Builder() {}
    }
}
