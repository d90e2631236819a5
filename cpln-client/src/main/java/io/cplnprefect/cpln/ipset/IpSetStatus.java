/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.ipset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of an IP set. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = IpSetStatus.Builder.class)
public interface IpSetStatus extends Extensible {

    /** Returns the addresses. */
    List<IpAddress> ipAddresses();

    /** Returns the error of the platform; {@code null} if it is not set. */
    @Nullable
    String error();

    /** Returns the warning of the platform; {@code null} if it is not set. */
    @Nullable
    String warning();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link IpSetStatus}. Not thread-safe. */
    final class Builder extends ImmutableIpSetStatus.Builder {
        Builder() {}
    }
}
