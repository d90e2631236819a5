/* SPDX-License-Identifier: Apache-2.0 */
package io.cplnprefect.cpln.dbcluster;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.cplnprefect.core.json.Extensible;
import io.cplnprefect.core.json.Model;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The status of a database cluster. Immutable and thread-safe. */
@Value.Immutable
@Model
@JsonDeserialize(builder = DbClusterStatus.Builder.class)
public interface DbClusterStatus extends Extensible {

    /** Returns the id of the object that owns the cluster; {@code null} if it is not set. */
    @Nullable
    String parentId();

    /** Returns the address that is reached from the Internet; {@code null} if it is not set. */
    @Nullable
    String externalEndpoint();

    /**
     * Returns a builder.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** A builder of {@link DbClusterStatus}. Not thread-safe. */
    final class Builder extends ImmutableDbClusterStatus.Builder {
        Builder() {}
    }
}
