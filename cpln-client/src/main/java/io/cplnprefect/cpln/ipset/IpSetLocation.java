/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.ipset;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A location in which an IP set has addresses. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = IpSetLocation.Builder.class)
public interface IpSetLocation extends Extensible {

    /** Returns the link of the location. */
    String name();

    /** Returns what happens to addresses that are no longer bound; {@code null} if it is not set. */
    @Nullable
    RetentionPolicy retentionPolicy();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link IpSetLocation}. Not thread-safe. */
    final class Builder extends ImmutableIpSetLocation.Builder {
        Builder() {}
    }
}
