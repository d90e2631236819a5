/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.identity;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The access of an identity to a memcache or SpiceDB cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = ClusterAccess.Builder.class)
public interface ClusterAccess extends Extensible {

    /** Returns the link of the cluster; {@code null} if it is not set. */
    @Nullable
    String clusterLink();

    /** Returns the role: {@code readWrite} for memcache clusters, {@code checkPermission}, {@code read} or {@code write} for SpiceDB clusters; {@code null} if it is not set. */
    @Nullable
    String role();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link ClusterAccess}. Not thread-safe. */
    final class Builder extends ImmutableClusterAccess.Builder {
        Builder() {}
    }
}
