/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.dbcluster;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A database cluster of a GVC. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DbCluster.Builder.class)
public interface DbCluster extends Item, Extensible {

    /** Returns the specification; {@code null} if it is not set. */
    @Nullable
    DbClusterSpec spec();

    /** Returns the status, which the server sets; {@code null} if it is not set. */
    @Nullable
    DbClusterStatus status();

    /** Returns the short name that addresses contain, which the server sets; {@code null} if it is not set. */
    @Nullable
    String alias();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DbCluster}. Not thread-safe. */
    final class Builder extends ImmutableDbCluster.Builder {
        Builder() {}
    }
}
