/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.memcachecluster;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.AllowNulls;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import io.cplnprefect.cpln.resource.Item;
import java.util.Map;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A memcache cluster of an organization. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = MemcacheCluster.Builder.class)
public interface MemcacheCluster extends Item, Extensible {

    /** Returns the specification; {@code null} if it is not set. */
    @Nullable
    MemcacheSpec spec();

    /** Returns the status, which the server sets. */
    @Value.Redacted
    Map<String, @AllowNulls Object> status();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link MemcacheCluster}. Not thread-safe. */
    final class Builder extends ImmutableMemcacheCluster.Builder {
        Builder() {}
    }
}
