/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.spicedbcluster;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A SpiceDB cluster of an organization: a store of relations by which applications decide on access. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = SpicedbCluster.Builder.class)
public interface SpicedbCluster extends Item, Extensible {

    /** Returns the specification; {@code null} if it is not set. */
    @Nullable
    SpicedbSpec spec();

    /** Returns the short name that addresses contain, which the server sets; {@code null} if it is not set. */
    @Nullable
    String alias();

    /** Returns the status, which the server sets; {@code null} if it is not set. */
    @Nullable
    SpicedbStatus status();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link SpicedbCluster}. Not thread-safe. */
    final class Builder extends ImmutableSpicedbCluster.Builder {
        Builder() {}
    }
}
