/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.memcachecluster;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The options of a memcache cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = MemcacheOptions.Builder.class)
public interface MemcacheOptions extends Extensible {

    /** Returns whether writes fail when the memory is full, instead of evicting items; {@code null} if it is not set. */
    @Nullable
    Boolean evictionsDisabled();

    /** Returns the seconds after which an idle connection is closed; {@code null} if it is not set. */
    @Nullable
    Integer idleTimeoutSeconds();

    /** Returns the maximum size of an item in KiB; {@code null} if it is not set. */
    @Nullable
    Integer maxItemSizeKiB();

    /** Returns the maximum number of connections per node; {@code null} if it is not set. */
    @Nullable
    Integer maxConnections();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link MemcacheOptions}. Not thread-safe. */
    final class Builder extends ImmutableMemcacheOptions.Builder {
        Builder() {}
    }
}
